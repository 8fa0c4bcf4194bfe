package io.xeroconnect.internal.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.error.TokenStoreException.Reason;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.RawRecords;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.store.TokenRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Reads the connection's record, then writes, reads and deletes a record of its own under a reserved key. */
final class StoreCheck {
    private static final String AREA = "~check/";
    private static final byte[] CONTENT = "{}".getBytes(UTF_8);

    /** A record that a crash leaves behind is due then, and the next sweep deletes it. */
    private static final Duration LONGEST_STAY = Duration.ofMinutes(10);

    private final ConnectionRecords records;
    private final RawRecords raw;
    private final Time time;

    StoreCheck(ConnectionRecords records, Time time) {
        this.records = records;
        this.raw = new RawRecords(records);
        this.time = time;
    }

    /**
     * What was seen.
     *
     * @param stored empty if the record could not be read
     * @param trouble why the store failed, if it did
     */
    record Look(CheckResult result, Optional<Stored> stored, Optional<Reason> trouble) {}

    Look look(Patience patience) {
        try {
            Optional<Stored> stored = patience.tryFor(() -> records.find(patience.key()));
            return stored.isPresent()
                    ? write(stored, patience)
                    : new Look(EnvironmentFinding.STORE_NO_ANSWER.result(), Optional.empty(), Optional.empty());
        } catch (TokenStoreException e) {
            return new Look(trouble(e), Optional.empty(), Optional.of(e.reason()));
        }
    }

    private Look write(Optional<Stored> stored, Patience patience) {
        try {
            Finding finding = patience.tryFor(this::writeAndDelete).orElse(EnvironmentFinding.STORE_NO_ANSWER);
            return new Look(finding.result(), stored, Optional.empty());
        } catch (TokenStoreException e) {
            return new Look(trouble(e), stored, Optional.of(e.reason()));
        }
    }

    private Finding writeAndDelete() {
        ConnectionKey own = ConnectionKey.ofStored(AREA + UUID.randomUUID());
        Instant dueAt = time.now().plus(LONGEST_STAY);
        boolean written = raw.replace(own, 0, dueAt, CONTENT);
        Optional<TokenRecord> found = raw.find(own);
        raw.delete(own);
        if (!written || found.isEmpty()) {
            throw new TokenStoreException(Reason.UNWRITABLE, ErrorContext.none());
        }
        return EnvironmentFinding.STORE_WORKS;
    }

    /**
     * Stores what another check has found out. A store that does not take it is the finding of this check, even if it took
     * the test's own record, and no reason to end the test.
     */
    static Optional<Stored> tryToStore(Supplier<Stored> writing, Patience patience, Results results) {
        try {
            return patience.tryFor(writing);
        } catch (TokenStoreException e) {
            results.add(trouble(e));
            return Optional.empty();
        }
    }

    private static CheckResult trouble(TokenStoreException e) {
        Finding finding = switch (e.reason()) {
            case UNREADABLE -> EnvironmentFinding.STORE_UNREADABLE;
            case KEY_MISSING, NOT_OPENED -> EnvironmentFinding.STORE_NOT_OPENED;
            case UNWRITABLE, SEALING_FAILED, CONTENTION -> EnvironmentFinding.STORE_UNWRITABLE;
            case CORRUPT -> EnvironmentFinding.STORE_RECORD_DAMAGED;
            case NEWER_FORMAT -> EnvironmentFinding.STORE_NEWER_FORMAT;
        };
        // The message of a driver may name hosts and users; its class is enough to find it in the log.
        String cause = e.getCause() == null ? "" : "(" + e.getCause().getClass().getSimpleName() + ")";
        return finding.with(cause);
    }
}
