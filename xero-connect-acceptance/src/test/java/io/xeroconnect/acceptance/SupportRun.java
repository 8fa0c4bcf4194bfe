package io.xeroconnect.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.xeroconnect.canary.Canary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The support tool as a person runs it, from a folder of their own, until it has ended.
 *
 * @param status its exit status
 * @param out what it printed
 * @param err what it said beside that
 */
record SupportRun(int status, String out, String err) {
    static final Path JAR = Path.of("..", "xero-connect-support", "target", "xero-connect-support.jar");

    /** Returns the command that starts it. */
    static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                JAR.toAbsolutePath().normalize().toString()));
        command.addAll(arguments);
        return command;
    }

    /** Runs it, with this on its standard input. Blocks. */
    static SupportRun of(Path folder, Map<String, String> environment, String input, List<String> arguments)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command(arguments)).directory(folder.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> {
            try {
                return new String(process.getErrorStream().readAllBytes(), UTF_8);
            } catch (IOException e) {
                return e.toString();
            }
        });
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(UTF_8));
        }
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        SupportRun run = new SupportRun(process.waitFor(), out, err.join());
        Canary.logged("the support tool", run.out() + "\n" + run.err());
        return run;
    }
}
