package io.xeroconnect;

import io.xeroconnect.migration.LegacyConnection;
import io.xeroconnect.migration.MigrationProgress;
import io.xeroconnect.migration.MigrationReport;
import io.xeroconnect.model.ConnectionKey;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Brings many connections along that other code kept until now, and reports what became of each.
 *
 * <p>A plan has no memory of its own: what is done is recognised by the store. So one that was killed, interrupted or
 * stopped is simply run again over the same records, on this node or another one; what is connected is not asked for
 * again. Give the records the same order each time. The settings are not thread-safe, {@link #run} may be called again.
 */
public final class MigrationPlan {
    private static final int MOST_AT_ONCE = 50;

    private final ConnectionManager xero;
    private int concurrency = 4;
    private Function<ConnectionKey, Optional<URI>> links = key -> Optional.empty();
    private Consumer<MigrationProgress> listener = progress -> {};

    private MigrationPlan(ConnectionManager xero) {
        this.xero = xero;
    }

    /** Returns a plan for the connections of this manager, which must stay open while it runs. */
    public static MigrationPlan with(ConnectionManager xero) {
        return new MigrationPlan(Objects.requireNonNull(xero, "A plan needs the manager that is to keep them."));
    }

    /**
     * Sets how many records are under way at the same time. Default: 4; from 1 to 50. Each may need a connection of the
     * store's pool.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public MigrationPlan concurrency(int atOnce) {
        if (atOnce < 1 || atOnce > MOST_AT_ONCE) {
            throw new IllegalArgumentException(
                    "A plan has 1 to " + MOST_AT_ONCE + " records under way at once, not " + atOnce + ".");
        }
        this.concurrency = atOnce;
        return this;
    }

    /**
     * Sets what is sent to a customer who has to consent: the address of a page of your own where this customer, signed
     * in to your product, presses Connect. It cannot be an address of Xero's: one is made by {@code beginAuthorization},
     * lives ten minutes and works only in the browser that asked for it, so it is made when the customer is there.
     * Default: none, and the report's rows have no link. What the function throws is logged, and the row has no link.
     */
    public MigrationPlan consentLink(Function<ConnectionKey, URI> pageOf) {
        Objects.requireNonNull(pageOf, "A function is needed from a connection to your page for it.");
        this.links = key -> Optional.of(pageOf.apply(key));
        return this;
    }

    /**
     * Sets who hears of each record that has ended, one after the other, on the threads of the plan. It should return
     * quickly. What it throws is logged and goes no further. Default: nobody.
     */
    public MigrationPlan onProgress(Consumer<MigrationProgress> listening) {
        this.listener = Objects.requireNonNull(listening, "A listener is needed; leave it out if nobody listens.");
        return this;
    }

    /**
     * Brings these connections along. The stream is read record by record, only as fast as Xero answers, and closed in
     * the end. Where Xero refuses an app or limits it, no further record of this app is tried; where Xero or the store
     * cannot be reached, none at all after a few, and the report says which were not tried. Of two records with one key,
     * or with one token, only the first is taken: two connections that share one token set would spend each other's.
     *
     * <p>Blocks until every record had its turn. Interrupted, it starts nothing new, keeps the thread's interrupt flag and
     * returns what it has; what was under way goes on at the manager.
     *
     * @throws RuntimeException what the stream throws, after what was under way has ended
     */
    public MigrationReport run(Stream<LegacyConnection> records) {
        Objects.requireNonNull(records, "A stream of records is needed, for example one per row of your table.");
        return new MigrationRun(xero, concurrency, links, listener).run(records);
    }
}
