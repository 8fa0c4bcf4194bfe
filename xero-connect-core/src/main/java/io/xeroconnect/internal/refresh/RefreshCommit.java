package io.xeroconnect.internal.refresh;

import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.event.ConnectionListener;
import io.xeroconnect.internal.event.Events;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.internal.work.Workers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings new tokens into the store and never loses them:
 *
 * <ol>
 *   <li>Write them over the claim.
 *   <li>The record has moved on: read it and let {@link RefreshRules#overtaken} decide. An unrelated field: write again.
 *       There already: done. Another consent, or ended: let go. Another attempt: leave ours beside as an orphan.
 *   <li>The store fails: try again until it is back. Callers whose old token has EXPIRED are served from memory
 *       meanwhile. Nothing is ever posted again for this.
 *   <li>Show the result to everybody, then tell the listeners.
 * </ol>
 */
final class RefreshCommit {
    private static final Logger LOG = LoggerFactory.getLogger(RefreshCommit.class);

    private final ConnectionRecords records;
    private final RefreshRules rules;
    private final Snapshots snapshots;
    private final Workers workers;
    private final Events events;
    private final AppCircuit circuit;
    private final BiConsumer<Slot, Flight> lookAgain;
    private final Time time;
    private final Timings timings;

    RefreshCommit(
            ConnectionRecords records,
            RefreshRules rules,
            Snapshots snapshots,
            Workers workers,
            Events events,
            AppCircuit circuit,
            BiConsumer<Slot, Flight> lookAgain,
            Time time,
            Timings timings) {
        this.records = records;
        this.rules = rules;
        this.snapshots = snapshots;
        this.workers = workers;
        this.events = events;
        this.circuit = circuit;
        this.lookAgain = lookAgain;
        this.time = time;
        this.timings = timings;
    }

    void commit(Attempt attempt, TokenSet tokens) {
        commit(attempt, tokens, timings.backoff());
    }

    private void commit(Attempt attempt, TokenSet tokens, Duration pause) {
        try {
            write(attempt, tokens);
        } catch (TokenStoreException e) {
            serveFromMemory(attempt, tokens, e);
            Duration longest = timings.poll().multipliedBy(10);
            Duration next = pause.multipliedBy(2).compareTo(longest) < 0 ? pause.multipliedBy(2) : longest;
            workers.untilClosed(attempt.key(), pause, () -> commit(attempt, tokens, next));
        }
    }

    private void write(Attempt attempt, TokenSet tokens) {
        Stored now = attempt.claimed;
        RefreshRules.Overtaken verdict = RefreshRules.Overtaken.COMMIT_AGAIN;
        while (true) {
            Optional<Stored> written = switch (verdict) {
                case COMMIT_AGAIN -> records.replace(now, committed(attempt, tokens, now.record()));
                case LEAVE_AS_ORPHAN -> records.replace(now, rules.withOrphan(now.record(), tokens, time.millis()));
                case DONE, DROP -> Optional.of(now);
            };
            if (written.isPresent()) {
                end(attempt, verdict, written.get());
                return;
            }
            now = records.find(attempt.key());
            verdict = rules.overtaken(now, attempt.claim, tokens);
        }
    }

    private ConnectionRecord committed(Attempt attempt, TokenSet tokens, ConnectionRecord now) {
        return rules.committed(now, attempt.claim, tokens, time.millis())
                .with(f -> f.app(now.app().map(attempt.app::proven)));
    }

    private void end(Attempt attempt, RefreshRules.Overtaken verdict, Stored now) {
        Slot slot = attempt.slot;
        circuit.accepted(attempt.app);
        switch (verdict) {
            case COMMIT_AGAIN, DONE -> {
                slot.refreshed();
                Snapshot shown = slot.publish(snapshots.of(now, time.millis()), slot.snapshot);
                slot.land(attempt.flight, time.millis());
                attempt.flight.landed(shown);
                events.tell(ConnectionListener::refreshed, now);
            }
            case LEAVE_AS_ORPHAN, DROP -> {
                LOG.info("Connection {} changed hands during a refresh; the newer tokens stand.", slot.key);
                lookAgain.accept(slot, attempt.flight);
            }
        }
    }

    private void serveFromMemory(Attempt attempt, TokenSet tokens, TokenStoreException error) {
        Slot slot = attempt.slot;
        LOG.warn("New tokens are served from memory until they can be stored. {}", error.getMessage());
        if (time.millis() >= slot.snapshot.usableUntil) {
            ConnectionRecord record = committed(attempt, tokens, attempt.claimed.record());
            Stored unstored = new Stored(slot.key, attempt.claimed.version(), record);
            Snapshot shown = slot.publish(snapshots.of(unstored, time.millis()), slot.snapshot);
            attempt.flight.succeeded(shown);
        }
    }
}
