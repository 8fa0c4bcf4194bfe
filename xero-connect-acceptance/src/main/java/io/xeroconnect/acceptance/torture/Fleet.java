package io.xeroconnect.acceptance.torture;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The nodes of a run. */
final class Fleet {
    private final TortureOptions options;
    private final String address;
    private final URI sandbox;
    private final Path logs;
    private final Tally total;
    private final List<NodeProcess> nodes = new ArrayList<>();
    private int started;
    private int kills;

    /** Creates a fleet of which no node runs yet. */
    Fleet(TortureOptions options, String address, URI sandbox, Path logs, Tally total) {
        this.options = options;
        this.address = address;
        this.sandbox = sandbox;
        this.logs = logs;
        this.total = total;
    }

    void start() throws IOException, InterruptedException {
        for (int number = 0; number < options.nodes(); number++) {
            nodes.add(startNode(number));
        }
        awaitReady();
    }

    /** Waits until the threads of every node call. */
    void awaitReady() throws InterruptedException {
        for (NodeProcess node : nodes) {
            node.awaitReady();
        }
    }

    private NodeProcess startNode(int number) throws IOException {
        Node.Orders orders = new Node.Orders(
                options.subject(),
                options.store(),
                address,
                sandbox,
                options.disturbed(),
                options.connections(),
                options.threads(),
                number,
                options.nodes(),
                options.seed() + started++,
                options.refreshes() > 0);
        return NodeProcess.start(orders, log(number), total);
    }

    /** Kills one node; nothing else happens to its place until {@link #restart}. */
    int kill(Random random) throws InterruptedException {
        int number = random.nextInt(nodes.size());
        nodes.get(number).kill();
        kills++;
        return number;
    }

    /** Starts a node in the place of one that was killed, and does not wait for it. */
    void restart(int number) throws IOException {
        nodes.set(number, startNode(number));
    }

    int kills() {
        return kills;
    }

    /** Lets all of them finish what they have begun. */
    void stop() throws IOException, InterruptedException {
        for (NodeProcess node : nodes) {
            node.endInput();
        }
        for (NodeProcess node : nodes) {
            node.awaitEnd();
        }
        nodes.clear();
    }

    private Path log(int number) {
        return logs.resolve("node-" + number + ".log");
    }
}
