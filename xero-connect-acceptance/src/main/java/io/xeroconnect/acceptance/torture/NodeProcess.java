package io.xeroconnect.acceptance.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A node, seen from the lead. */
final class NodeProcess {
    private final Process process;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Thread listener;

    private NodeProcess(Process process, Tally total) {
        this.process = process;
        this.listener = new Thread(() -> listen(total), "listener-" + process.pid());
        listener.setDaemon(true);
        listener.start();
    }

    /**
     * Starts a node.
     *
     * @param log where its own log goes, after what stands there
     * @param total to which its callers' experience is added
     */
    static NodeProcess start(Node.Orders orders, Path log, Tally total) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                ClassPath.ofThisProgram(),
                Node.class.getName()));
        command.addAll(orders.words());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new NodeProcess(builder.start(), total);
    }

    /** Waits until its threads call. */
    void awaitReady() throws InterruptedException {
        if (!ready.await(1, TimeUnit.MINUTES) || !process.isAlive()) {
            throw new IllegalStateException("A node did not start.");
        }
    }

    /** Ends it as a power cut would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Lets it begin nothing new. */
    void endInput() throws IOException {
        process.getOutputStream().close();
    }

    /** Waits until it has finished what it had begun. */
    void awaitEnd() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
        }
        listener.join();
    }

    private void listen(Tally total) {
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("ready")) {
                    ready.countDown();
                } else {
                    total.addLine(line);
                }
            }
        } catch (IOException e) {
            // killed in the middle of a line
        }
        ready.countDown();
    }
}
