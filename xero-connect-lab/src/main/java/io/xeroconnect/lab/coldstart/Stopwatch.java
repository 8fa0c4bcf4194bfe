package io.xeroconnect.lab.coldstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Starts a product and waits for the line that says it holds its token. */
final class Stopwatch {
    private static final String HELD = "token of ";
    private static final int SHORTEST_TOKEN = 1000;

    private final Path log;

    Stopwatch(Path log) {
        this.log = log;
    }

    /** Returns the milliseconds from the start of the process to that line. */
    double start(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        long began = System.nanoTime();
        Process process = builder.start();
        try (BufferedReader said = process.inputReader(UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith(HELD)) {
                    double millis = (System.nanoTime() - began) / 1e6;
                    requireToken(line);
                    said.transferTo(java.io.Writer.nullWriter());
                    process.waitFor();
                    return millis;
                }
            }
        }
        throw new IOException("No token was got: see " + log + ".");
    }

    private static void requireToken(String line) throws IOException {
        if (Integer.parseInt(line.substring(HELD.length())) < SHORTEST_TOKEN) {
            throw new IOException("That is no token: " + line);
        }
    }
}
