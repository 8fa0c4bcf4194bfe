package io.xeroconnect.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that has ended, and all that it printed.
 *
 * @param status its exit status
 * @param output both of its streams
 */
record ChildProcess(int status, String output) {
    /** Runs a program to its end. Blocks. */
    static ChildProcess run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor(1, TimeUnit.MINUTES);
        return new ChildProcess(process.exitValue(), output);
    }

    /** Runs a Java program with the Java of this process. Blocks. */
    static ChildProcess java(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        return run(command);
    }

    /** Does nothing if the program ended with status 0. */
    void requireSuccess() {
        if (status != 0) {
            throw new IllegalStateException("Ended with status " + status + ":\n" + output);
        }
    }
}
