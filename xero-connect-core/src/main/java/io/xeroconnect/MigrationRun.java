package io.xeroconnect;

import io.xeroconnect.migration.LegacyConnection;
import io.xeroconnect.migration.MigrationProgress;
import io.xeroconnect.migration.MigrationReport;
import io.xeroconnect.migration.MigrationRow;
import io.xeroconnect.migration.MigrationRow.Outcome;
import io.xeroconnect.model.ConnectionKey;
import java.net.URI;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a plan, on threads of its own that end with it:
 *
 * <ol>
 *   <li>Wait for a free place, and only then read the next record, so that a slow Xero holds the stream back.
 *   <li>Refuse a key that came before, and a token that another key has brought.
 *   <li>Do not try what is known to fail: {@link MigrationBrake}. The records are still read, to name them in the report.
 *   <li>Bring the record along on a free thread: {@link MigrationStep}.
 *   <li>In the end, or when interrupted, wait for what is under way.
 * </ol>
 */
final class MigrationRun {
    private static final Logger LOG = LoggerFactory.getLogger(MigrationPlan.class);

    private final int concurrency;
    private final Semaphore places;
    private final MigrationBrake brake = new MigrationBrake();
    private final MigrationFirsts firsts = new MigrationFirsts();
    private final MigrationRows rows;
    private final MigrationStep step;

    MigrationRun(
            ConnectionManager xero,
            int concurrency,
            Function<ConnectionKey, Optional<URI>> links,
            Consumer<MigrationProgress> listener) {
        this.concurrency = concurrency;
        places = new Semaphore(concurrency);
        rows = new MigrationRows(listener);
        step = new MigrationStep(xero, links, brake);
    }

    MigrationReport run(Stream<LegacyConnection> records) {
        ExecutorService threads = Executors.newFixedThreadPool(concurrency, MigrationRun::daemon);
        boolean interrupted = false;
        try {
            Iterator<LegacyConnection> each = records.sequential().iterator();
            for (places.acquire(); each.hasNext(); places.acquire()) {
                begin(each.next(), threads);
            }
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            close(records);
            interrupted = end(threads, interrupted);
        }
        return rows.report(
                interrupted
                        ? Optional.of("The run was interrupted; records that are not named were not read.")
                        : brake.everything());
    }

    /** The report is worth more than what a stream says when it goes. */
    private static void close(Stream<LegacyConnection> records) {
        try {
            records.close();
        } catch (RuntimeException e) {
            LOG.warn("The stream of records of a migration could not be closed.", e);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "xero-connect-migration");
        thread.setDaemon(true);
        return thread;
    }

    private void begin(LegacyConnection record, ExecutorService threads) {
        int number = rows.begin(record.key());
        Optional<MigrationRow> atOnce = firsts.refusal(record).or(() -> untried(record));
        if (atOnce.isPresent()) {
            places.release();
            rows.end(number, atOnce.get());
        } else {
            threads.execute(() -> bring(number, record));
        }
    }

    private Optional<MigrationRow> untried(LegacyConnection record) {
        return brake.against(record)
                .map(why -> MigrationRow.of(record.key(), Outcome.NOT_TRIED, "STOPPED", "Not tried, since: " + why));
    }

    private void bring(int number, LegacyConnection record) {
        try {
            rows.end(number, row(record));
        } finally {
            places.release();
        }
    }

    /** Code of the vendor's runs here too, and may end in anything. */
    private MigrationRow row(LegacyConnection record) {
        try {
            return untried(record).orElseGet(() -> record.bringBy(step));
        } catch (Error e) {
            LOG.error("Unexpected failure in the migration of connection {}.", record.key(), e);
            return MigrationRow.of(record.key(), Outcome.FAILED, "UNEXPECTED", "Unexpected: " + e.getClass());
        }
    }

    /** An interrupt ends the waiting of the threads, not what the manager does for them. Returns whether there was one. */
    private static boolean end(ExecutorService threads, boolean before) {
        boolean interrupted = before;
        threads.shutdown();
        while (true) {
            if (interrupted) {
                threads.shutdownNow();
            }
            try {
                if (threads.awaitTermination(1, TimeUnit.DAYS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return interrupted;
    }
}
