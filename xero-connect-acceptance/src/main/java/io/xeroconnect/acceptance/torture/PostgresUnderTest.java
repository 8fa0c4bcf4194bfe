package io.xeroconnect.acceptance.torture;

import io.xeroconnect.store.JdbcTokenStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/** A real PostgreSQL, which is stopped with its clients connected, and started again on its port and data. */
final class PostgresUnderTest implements StoreUnderTest {
    private final Path data;
    private EmbeddedPostgres server;

    PostgresUnderTest(Path folder) throws IOException {
        this.data = folder.resolve("postgres");
        this.server = builder().start();
        new JdbcTokenStore(server.getPostgresDatabase()).createSchemaIfMissing();
    }

    /** What was committed must survive a stop, so the embedded server's habit of not waiting for its log is ended. */
    private EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("synchronous_commit", "on");
    }

    @Override
    public String address() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void takeAway() throws IOException {
        server.close();
    }

    @Override
    public void giveBack() throws IOException {
        server = builder().setPort(server.getPort()).start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
