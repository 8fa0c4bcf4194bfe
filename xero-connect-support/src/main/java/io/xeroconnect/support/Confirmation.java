package io.xeroconnect.support;

import picocli.CommandLine.Option;

/** The word of the person before something is ended. */
final class Confirmation {
    @Option(names = "--yes", description = "Do not ask. Without it, and without a terminal to ask at, nothing is done.")
    private boolean yes;

    /** Returns whether to go on. */
    boolean isGiven(Desk desk) {
        if (yes) {
            return true;
        }
        if (!desk.terminal().isInteractive()) {
            throw Problem.usage("Nothing was done, since nobody can be asked. Say --yes if you want it.");
        }
        return desk.terminal().ask("Go on? [y/N]").strip().matches("(?i)y(es)?");
    }
}
