package io.xeroconnect.acceptance.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/** A PostgreSQL that can be stopped and started again, on the same port and with the same data. */
public final class StoppablePostgres implements AutoCloseable {
    private final Path data;
    private EmbeddedPostgres server;

    public StoppablePostgres(Path data) throws IOException {
        this.data = data;
        server = start(0);
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    /** Returns the JDBC address of its database. */
    public String address() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** Stops the server's processes; whoever is connected is cut off. */
    public void stop() throws IOException {
        server.close();
    }

    /** Starts the server again. */
    public void startAgain() throws IOException {
        server = start(server.getPort());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
