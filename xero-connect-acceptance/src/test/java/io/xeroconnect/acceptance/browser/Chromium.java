package io.xeroconnect.acceptance.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Chromium that is installed, found on the search path.
 *
 * @param program empty if there is none
 * @param isRequired whether its absence is a failure
 */
record Chromium(Optional<Path> program, boolean isRequired) {
    static final String SWITCH = "XEROCONNECT_BROWSER";
    static final String MISSING = "There is no chromium on the PATH: install the package chromium.";

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    static Chromium in(Map<String, String> environment) {
        String[] folders = environment.getOrDefault("PATH", "").split(File.pathSeparator, -1);
        Optional<Path> program = NAMES.stream()
                .flatMap(name -> Arrays.stream(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        return new Chromium(program, "required".equals(environment.get(SWITCH)));
    }

    /** Returns why the tests in a browser are not run; empty if they are. */
    Optional<String> reasonToSkip() {
        if (program.isPresent()) {
            return Optional.empty();
        }
        if (isRequired) {
            throw new IllegalStateException(MISSING + " " + SWITCH + "=required forbids to do without it.");
        }
        return Optional.of(MISSING);
    }
}
