package io.xeroconnect.lab.throughput;

import io.xeroconnect.acceptance.torture.ClassPath;
import io.xeroconnect.lab.report.Profile;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process with one manager, told what to do line by line. */
final class NodeProcess implements AutoCloseable {
    private final Process process;
    private final BufferedWriter orders;
    private final BufferedReader answers;

    NodeProcess(Path log, List<String> words) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(Profile.EXACT);
        command.addAll(List.of("-cp", ClassPath.ofThisProgram(), Node.class.getName()));
        command.addAll(words);
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        orders = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
        answer();
    }

    void order(String line) throws IOException {
        orders.write(line);
        orders.newLine();
        orders.flush();
    }

    /** Waits for the number with which each order is answered. */
    long answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("A process ended early; its log says why.");
        }
        return Long.parseLong(line);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
