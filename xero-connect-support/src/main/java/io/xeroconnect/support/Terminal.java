package io.xeroconnect.support;

import java.io.BufferedReader;
import java.io.PrintWriter;

/** The person at the keyboard, if there is one. */
interface Terminal {
    /** Returns whether somebody can be asked. */
    boolean isInteractive();

    /** Returns one line; only where somebody can be asked. Blocks. */
    String ask(String question);

    /** Returns one line that is not shown while it is typed; only where somebody can be asked. Blocks. */
    String askSecret(String question);

    /** Returns what is typed, or what comes from another program. */
    BufferedReader reader();

    /** Returns where questions are printed. */
    PrintWriter writer();
}
