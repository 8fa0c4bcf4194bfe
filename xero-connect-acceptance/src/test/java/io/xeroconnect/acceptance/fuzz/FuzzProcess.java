package io.xeroconnect.acceptance.fuzz;

import io.xeroconnect.acceptance.torture.ClassPath;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One target in a Java of its own: Jazzer can fuzz only one, and a hang or an exhausted memory must not end the others.
 * All that it writes stands in a folder of its own.
 */
final class FuzzProcess {
    private static final String DRIVER = "com.code_intelligence.jazzer.Jazzer";
    /** The first input loads and instruments all classes, which takes its time on a busy machine. */
    private static final int SECONDS_PER_INPUT = 60;

    private static final int SECONDS_TO_START_AND_END = 600;

    private final Method target;
    private final Path folder;

    FuzzProcess(Method target, Path parent) {
        this.target = target;
        this.folder = parent.resolve(name(target));
    }

    static String name(Method target) {
        return target.getDeclaringClass().getSimpleName() + "." + target.getName();
    }

    /** Blocks until the time is over or something was found. */
    FuzzResult run(int seconds) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(command(seconds))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(seconds + (long) SECONDS_TO_START_AND_END, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        return FuzzResult.of(name(target), process.exitValue(), Files.readString(log), found(log));
    }

    private List<String> command(int seconds) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                // What else stands beside the tests would be part of each execution.
                "-Djunit.jupiter.extensions.autodetection.enabled=false",
                "-cp",
                ClassPath.ofThisProgram(),
                DRIVER,
                "--target_class=" + target.getDeclaringClass().getName(),
                "--target_method=" + target.getName(),
                "--hooks=true",
                "-max_total_time=" + seconds,
                "-timeout=" + SECONDS_PER_INPUT,
                // Counts what the JVM has mapped too; the heap is bounded above.
                "-rss_limit_mb=0",
                "-print_final_stats=1");
    }

    /** Where the input is that did it; the log if there is none. */
    private List<Path> found(Path log) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> inputs = files.filter(
                            file -> file.getFileName().toString().matches("(crash|timeout|oom|leak)-.*"))
                    .sorted()
                    .toList();
            return inputs.isEmpty() ? List.of(log) : inputs;
        }
    }
}
