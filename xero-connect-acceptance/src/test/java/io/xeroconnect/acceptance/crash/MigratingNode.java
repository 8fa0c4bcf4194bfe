package io.xeroconnect.acceptance.crash;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.MigrationPlan;
import io.xeroconnect.acceptance.store.Storage;
import io.xeroconnect.migration.MigrationReport;
import io.xeroconnect.model.XeroEndpoints;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A node in a process of its own, which brings a whole table of another program along and prints how many are done.
 *
 * <p>Arguments: the store, Xero's address, the table.
 */
final class MigratingNode {
    private MigratingNode() {}

    public static void main(String[] args) throws IOException {
        try (ConnectionManager node = ConnectionManager.builder(Storage.open(args[0]))
                .endpoints(XeroEndpoints.at(URI.create(args[1])))
                .keepAlive(Duration.ZERO)
                .build()) {
            MigrationReport report = MigrationPlan.with(node)
                    .concurrency(8)
                    .onProgress(progress -> tell(Long.toString(progress.done())))
                    .run(LegacyTable.rows(Path.of(args[2])));
            tell(report.toText());
        }
    }

    private static void tell(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
