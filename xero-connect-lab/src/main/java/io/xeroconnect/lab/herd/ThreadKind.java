package io.xeroconnect.lab.herd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** The threads that call: those of the system, and virtual ones where a JDK 25 is installed. */
enum ThreadKind {
    PLATFORM("platform threads"),
    VIRTUAL("virtual threads");

    private static final String JDK = "25";
    private static final String RELEASE = "release";
    private static final String VERSION = "JAVA_VERSION=";

    final String title;

    ThreadKind(String title) {
        this.title = title;
    }

    /** Returns one thread per task. */
    ExecutorService threads() {
        return this == PLATFORM ? Executors.newCachedThreadPool() : virtualThreads();
    }

    /** The lab is compiled for 17, which does not know them. */
    private static ExecutorService virtualThreads() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This JDK has no virtual threads.", e);
        }
    }

    /** Returns the JDK to measure on, if there is one. */
    Optional<Path> javaHome() {
        Path own = Path.of(System.getProperty("java.home"));
        if (this == PLATFORM) {
            return Optional.of(own);
        }
        Stream<Path> named = Stream.concat(
                Stream.ofNullable(System.getenv("JAVA_HOME_" + JDK)).map(Path::of), Stream.of(own));
        return Stream.concat(named, installed().stream())
                .filter(ThreadKind::isJdk)
                .findFirst();
    }

    private static List<Path> installed() {
        Path all = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> homes = Files.list(all)) {
            return homes.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isJdk(Path home) {
        return Files.isExecutable(home.resolve("bin").resolve("java"))
                && version(home).startsWith(JDK);
    }

    /** Returns the version of a JDK as the file in its folder says; empty if there is none. */
    static String version(Path home) {
        if (!Files.isRegularFile(home.resolve(RELEASE))) {
            return "";
        }
        try (Stream<String> lines = Files.lines(home.resolve(RELEASE))) {
            return lines.filter(line -> line.startsWith(VERSION))
                    .map(line -> line.substring(VERSION.length()).replace("\"", ""))
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
