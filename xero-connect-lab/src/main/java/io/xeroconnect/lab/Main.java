package io.xeroconnect.lab;

import io.xeroconnect.acceptance.torture.ClassPath;
import io.xeroconnect.acceptance.torture.Torture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs the experiment that the first word names. Ends with status 1 if it fails and 2 if the words are wrong. */
public final class Main {
    private static final String USAGE =
            "Usage, as -Dexec.args=\"...\": torture [options], or benchmarks [--quick] [names]";

    private Main() {}

    /** Runs what the arguments say. */
    public static void main(String... args) throws IOException, InterruptedException {
        int status = run(List.of(args));
        if (status != 0) {
            // Inside Maven too, this is the shortest way to end with the status and without a stack trace.
            System.exit(status);
        }
    }

    private static int run(List<String> words) throws IOException, InterruptedException {
        String experiment = words.isEmpty() ? "" : words.get(0);
        List<String> options = words.isEmpty() ? List.of() : words.subList(1, words.size());
        return switch (experiment) {
            case "torture" -> torture(options);
            case "benchmarks" -> benchmarks(options);
            default -> usage();
        };
    }

    private static int usage() {
        System.err.println(USAGE);
        return 2;
    }

    private static int torture(List<String> options) throws IOException, InterruptedException {
        // What is disturbed complains, as it should; the nodes' logs are kept where they explain a loss.
        Logger.getLogger("").setLevel(Level.SEVERE);
        return Torture.run(options, System.out, System.err);
    }

    /** In a process of their own: Maven's heap and threads would be measured too. */
    private static int benchmarks(List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        System.getProperties().forEach((name, value) -> {
            // With these it builds the peers by the same Maven, from the same repositories.
            if (name.equals("maven.home")
                    || name.equals("maven.offline")
                    || name.toString().startsWith("maven.option.")) {
                command.add("-D" + name + "=" + value);
            }
        });
        command.addAll(List.of(
                "-cp",
                ClassPath.ofThisProgram(),
                Benchmarks.class.getName(),
                Path.of("xero-connect-lab", "target", "benchmarks").toString()));
        command.addAll(options);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
