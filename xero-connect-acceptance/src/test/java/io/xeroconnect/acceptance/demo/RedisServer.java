package io.xeroconnect.acceptance.demo;

import io.xeroconnect.acceptance.Child;
import io.xeroconnect.acceptance.recipes.RedisTokenStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import redis.clients.jedis.RedisClient;

/** A Redis of one's own, as durable as the recipe asks, which can be killed and started again on its data. */
final class RedisServer implements AutoCloseable {
    private final List<String> command;
    private final int port;
    private Child process;

    /** Starts it; all that it writes is in this folder. */
    RedisServer(Path folder) throws IOException, InterruptedException {
        Path program = RedisProgram.in(System.getenv())
                .path()
                .orElseThrow(() -> new IllegalStateException(RedisProgram.MISSING));
        port = freePort();
        command = List.of(
                program.toString(),
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--dir",
                folder.toString(),
                "--save",
                "",
                "--appendonly",
                "yes",
                "--appendfsync",
                "always",
                "--maxmemory-policy",
                "noeviction");
        process = launch();
    }

    private Child launch() throws IOException, InterruptedException {
        Child child = Child.start(command);
        child.awaitLineWith("Ready to accept connections");
        return child;
    }

    /** Opens the store as a further server of the product does, with a pool of connections of its own. */
    RedisTokenStore store() {
        return new RedisTokenStore(RedisClient.create("127.0.0.1", port));
    }

    /** Ends it without a warning. */
    void kill() throws InterruptedException {
        process.kill();
    }

    /** Starts it again on what it has written. */
    void startAgain() throws IOException, InterruptedException {
        process = launch();
    }

    /** Waits for its end, so that its folder can be deleted. */
    @Override
    public void close() {
        try {
            process.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
