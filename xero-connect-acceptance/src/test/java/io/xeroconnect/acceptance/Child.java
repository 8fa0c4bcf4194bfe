package io.xeroconnect.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.xeroconnect.canary.Canary;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A program in a process of its own, which can be killed, stopped and continued. */
public final class Child implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> seen = new ArrayList<>();

    private Child(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "reader of process " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts the main method of a class with the Java and the class path of this process. */
    public static Child start(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return start(command);
    }

    /** Starts any program. */
    public static Child start(List<String> command) throws IOException {
        return new Child(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    private void read() {
        try (BufferedReader output = process.inputReader(UTF_8)) {
            output.lines().forEach(this::print);
        } catch (IOException | java.io.UncheckedIOException e) {
            lines.add(e.toString());
        }
    }

    private void print(String line) {
        Canary.logged("process " + process.pid(), line);
        lines.add(line);
    }

    /** Waits until the program prints this line. */
    public void awaitLine(String expected) throws InterruptedException {
        await(expected, expected::equals);
    }

    /** Waits until the program prints a line with this text in it. */
    public void awaitLineWith(String expected) throws InterruptedException {
        await(expected, line -> line.contains(expected));
    }

    private void await(String expected, Predicate<String> condition) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        String line = "";
        while (!condition.test(line)) {
            String next = lines.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new AssertionError("It never printed \"" + expected + "\", but:\n" + String.join("\n", seen));
            }
            line = next;
            seen.add(line);
        }
    }

    /** Waits until the program has ended, and returns its exit status. */
    public int awaitEnd() throws InterruptedException {
        if (!process.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("It did not end, but printed:\n" + String.join("\n", lines));
        }
        return process.exitValue();
    }

    /** Ends it as the operating system does when memory runs out: nothing in it can react. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Stops it where it stands, as a virtual machine that is moved does. */
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets it run again. */
    public void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    /** Lets a program go on that waits for a line. */
    public void goOn() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    private void signal(String name) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException("The signal " + name + " was not sent.");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
