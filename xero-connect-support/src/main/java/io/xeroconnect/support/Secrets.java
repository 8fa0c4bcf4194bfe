package io.xeroconnect.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Gets a secret from wherever nobody else sees it: a file, the standard input, a variable, or the person who types it. */
record Secrets(Desk desk) {
    private static final String STANDARD_INPUT = "-";

    /**
     * Returns the secret.
     *
     * @param what its name in a sentence, such as "client secret"
     * @param file where it stands, if that was said; {@code -} is the standard input
     * @param option the name of the option that says it
     * @param variable the environment variable that may hold it, or an empty text
     */
    String read(String what, Optional<String> file, String option, String variable) {
        String secret = readAny(what, file, option, variable);
        if (secret.isBlank()) {
            throw Problem.usage("The " + what + " is empty.");
        }
        return secret;
    }

    /** As {@link #read}, and an empty one is one too. */
    String readAny(String what, Optional<String> file, String option, String variable) {
        if (file.isPresent()) {
            return fromFile(what, file.get());
        }
        return Optional.ofNullable(desk.environment().get(variable)).orElseGet(() -> ask(what, option, variable));
    }

    private String ask(String what, String option, String variable) {
        if (!desk.terminal().isInteractive()) {
            throw Problem.usage("The " + what + " is needed and nobody can be asked: name a file with " + option
                    + ", or - for the standard input"
                    + (variable.isEmpty() ? "." : ", or set the variable " + variable + "."));
        }
        return desk.terminal().askSecret("The " + what);
    }

    private String fromFile(String what, String file) {
        try {
            if (file.equals(STANDARD_INPUT)) {
                return firstLine(desk.terminal().reader());
            }
            try (BufferedReader reader = Files.newBufferedReader(Path.of(file), UTF_8)) {
                return firstLine(reader);
            }
        } catch (IOException | InvalidPathException e) {
            // Its message may quote what was read.
            throw Problem.usage("The " + what + " cannot be read from " + file
                    + ". Check that it is a text file that you" + " may read.");
        }
    }

    private static String firstLine(BufferedReader reader) throws IOException {
        return Optional.ofNullable(reader.readLine()).orElse("");
    }
}
