package io.xeroconnect.internal.authorization;

import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.AuthorizationFailedException.Reason;
import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.model.ConnectionKey;

/** The owner's yes to a consent for another organisation than the expected one. Blocks on the store and on Xero. */
final class TenantConfirmation {
    private final ConnectionRecords records;
    private final CandidateCheck candidates;
    private final Time time;

    TenantConfirmation(ConnectionRecords records, CandidateCheck candidates, Time time) {
        this.records = records;
        this.candidates = candidates;
        this.time = time;
    }

    Stored confirm(ConnectionKey key, String tenantId) {
        Stored stored = records.find(key);
        Candidate held = stored.record()
                .candidate()
                .filter(candidate -> isHeld(candidate, time))
                .orElseThrow(() -> nothingToConfirm(key));
        if (!held.isAdopted()) {
            requireChosen(key, held, tenantId);
        }
        return requireConfirmed(candidates.confirm(stored, tenantId), tenantId);
    }

    /** What another program kept serves every organisation of its user, and only the first that was found is named. */
    static void requireChosen(ConnectionKey key, Candidate held, String tenantId) {
        if (!held.chosen().orElseThrow().tenantId().equals(tenantId)) {
            throw new IllegalArgumentException("Another organisation waits to be confirmed for connection " + key
                    + ". Pass the tenantId() of its tenantToConfirm().");
        }
    }

    /** A rejection may have come first, on this node or another. */
    private static Stored requireConfirmed(Stored now, String tenantId) {
        if (now.record().tenantId().filter(tenantId::equals).isEmpty()) {
            throw nothingToConfirm(now.key());
        }
        return now;
    }

    static boolean isHeld(Candidate candidate, Time time) {
        return candidate.chosen().isPresent() && time.millis() < candidate.endsAt();
    }

    static AuthorizationFailedException nothingToConfirm(ConnectionKey key) {
        return new AuthorizationFailedException(Reason.NOTHING_TO_CONFIRM, ErrorContext.of(key));
    }
}
