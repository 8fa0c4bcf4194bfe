package io.xeroconnect.examples;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/** Asks the person at the console. */
interface Prompt {
    /** The person has gone. */
    final class Left extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Returns one line. */
    String ask(String question);

    /** Returns one line that is not shown. */
    String askSecret(String question);

    /** Returns a prompt at a real console. */
    static Prompt at(Console console) {
        return new Prompt() {
            @Override
            public String ask(String question) {
                return present(console.readLine("> %s: ", question));
            }

            @Override
            public String askSecret(String question) {
                char[] typed = console.readPassword("> %s (not shown): ", question);
                return typed == null ? present(null) : new String(typed);
            }
        };
    }

    /** Returns a prompt over streams, for answers that come from a file or another program. */
    static Prompt over(BufferedReader in, PrintStream out) {
        return new Prompt() {
            @Override
            public String ask(String question) {
                out.printf("> %s: ", question);
                try {
                    return present(in.readLine());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public String askSecret(String question) {
                return ask(question);
            }
        };
    }

    private static String present(@org.jspecify.annotations.Nullable String line) {
        if (line == null) {
            throw new Left();
        }
        return line;
    }
}
