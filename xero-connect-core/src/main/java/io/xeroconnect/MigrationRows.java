package io.xeroconnect;

import io.xeroconnect.migration.MigrationProgress;
import io.xeroconnect.migration.MigrationReport;
import io.xeroconnect.migration.MigrationRow;
import io.xeroconnect.migration.MigrationRow.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rows of a run in the order of its records, and who hears of them. Thread-safe. */
final class MigrationRows {
    private static final Logger LOG = LoggerFactory.getLogger(MigrationPlan.class);

    private final List<MigrationRow> rows = new ArrayList<>();
    private final Consumer<MigrationProgress> listener;
    private long done;

    MigrationRows(Consumer<MigrationProgress> listener) {
        this.listener = listener;
    }

    /** Returns the number of a record, of which nothing is known until it ends. */
    synchronized int begin(String key) {
        rows.add(MigrationRow.of(key, Outcome.UNFINISHED, "INTERRUPTED", "The run ended before this record did."));
        return rows.size() - 1;
    }

    /** The listener hears one row after the other. */
    synchronized void end(int number, MigrationRow row) {
        rows.set(number, row);
        done++;
        try {
            listener.accept(new MigrationProgress(done, row));
        } catch (RuntimeException | Error e) {
            LOG.error("The listener of the migration failed at connection {}.", row.key(), e);
        }
    }

    synchronized MigrationReport report(Optional<String> stopped) {
        return new MigrationReport(rows, stopped);
    }
}
