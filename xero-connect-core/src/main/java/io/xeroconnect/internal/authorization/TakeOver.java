package io.xeroconnect.internal.authorization;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.OnlyCopy;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.refresh.Unusable;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.StatusReason;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What comes before a token set that another program had takes the place of what is stored: a connection in use is left
 * alone, its organisation stays the same, and what was begun before is finished first.
 */
final class TakeOver {
    private final ConnectionRecords records;
    private final UnaryOperator<Stored> former;
    private final StatusRule status;

    /** @param former finishes a candidate that was there before */
    TakeOver(ConnectionRecords records, UnaryOperator<Stored> former, StatusRule status) {
        this.records = records;
        this.former = former;
        this.status = status;
    }

    /** An organisation that was never seen at Xero may have been named wrongly by a try that failed. */
    static void requireSameOrganisation(ConnectionKey key, ConnectionRecord record, String tenantId) {
        boolean another = record.tenantName().isPresent()
                && record.tenantId().filter(id -> !id.equals(tenantId)).isPresent();
        if (another) {
            throw new IllegalArgumentException("Connection " + key + " belongs to another organisation, "
                    + record.tenantName().get()
                    + ". Take the token over under a key of its own, or forget(key) first.");
        }
    }

    boolean isInUse(ConnectionRecord record) {
        StatusReason reason = status.reason(record);
        return reason == StatusReason.OK || reason == StatusReason.SEVERAL_TENANTS;
    }

    /** Returns whether the token of this name waits as a candidate. */
    static boolean isBegun(ConnectionRecord record, String name) {
        return record.candidate()
                .flatMap(Candidate::adoptedName)
                .filter(name::equals)
                .isPresent();
    }

    /** Returns whether the token of this name was the last that was taken over. */
    static boolean wasTaken(ConnectionRecord record, String name) {
        return record.adopted().filter(name::equals).isPresent();
    }

    void requireOurs(Stored stored) {
        requireOurs(stored.key(), stored.record());
    }

    void requireOurs(ConnectionKey key, ConnectionRecord record) {
        if (status.isCopiedCandidate(record)) {
            throw Unusable.because(StatusReason.COPIED_STORE, key);
        }
    }

    /** What comes for another app must not take away the one of a token set that may be had here only. */
    Stored finishOfOtherApp(Stored stored, String clientId) {
        boolean toFinish = ofOtherApp(stored.record(), clientId).isPresent()
                && !isInUse(stored.record())
                && !status.isCopiedCandidate(stored.record());
        return toFinish ? former.apply(stored) : stored;
    }

    private static Optional<Candidate> ofOtherApp(ConnectionRecord record, String clientId) {
        return OnlyCopy.in(record)
                .filter(Candidate::isToCheck)
                .filter(candidate -> !candidate.tokens().clientId().equals(clientId));
    }

    /** What waits without a limit, or for its app, would be lost to a token of another name or app. */
    void requireNoOtherWaits(ConnectionKey key, ConnectionRecord record, String name, String clientId) {
        boolean otherWaits = record.candidate()
                .filter(Candidate::waitsWithoutLimit)
                .filter(c -> !isBegun(record, name) || !c.tokens().clientId().equals(clientId))
                .isPresent();
        if (otherWaits) {
            throw WrongTenant.error(key, record, List.of());
        }
        ofOtherApp(record, clientId).ifPresent(candidate -> {
            boolean isOurs = status.isOurs(record, candidate.tokens().clientId());
            throw Unusable.because(isOurs ? StatusReason.CONSENT_UNFINISHED : StatusReason.APP_CHANGED, key);
        });
    }

    /** Returns the record for this organisation; what waited because another one was expected is checked again. */
    static ConnectionRecord expecting(ConnectionRecord record, String tenantId) {
        boolean another = record.tenantId().filter(tenantId::equals).isEmpty();
        ConnectionRecord next = record.with(f -> f.tenant(Optional.of(tenantId), record.tenantName()));
        return another ? toCheckAgain(next) : next;
    }

    /** Returns the record after another organisation is expected, by which what waits for its owner's word is judged anew. */
    static ConnectionRecord toCheckAgain(ConnectionRecord record) {
        return record.with(f -> f.candidate(record.candidate().map(TakeOver::judgedAnew))
                .aside(record.aside().map(TakeOver::judgedAnew)));
    }

    private static Candidate judgedAnew(Candidate candidate) {
        return candidate.waitsWithoutLimit() ? candidate.toCheckAgain() : candidate;
    }

    /** Finishes what was begun before, unless it is the token of this name; what waits for the owner's word goes first. */
    Stored finishFormer(Stored stored, String name) {
        Stored now = isBegun(stored.record(), name) ? stored : finishFormer(stored);
        if (now.record().candidate().flatMap(Candidate::chosen).isPresent()) {
            throw WrongTenant.error(now, List.of());
        }
        return now;
    }

    private Stored finishFormer(Stored stored) {
        try {
            return stored.record().candidate().isPresent() ? former.apply(stored) : stored;
        } catch (TemporarilyUnavailableException | AppRejectedException e) {
            return requireRejected(records.find(stored.key()), e);
        }
    }

    /** What a rejected consent still has to remove, the candidate in its place removes. */
    private static Stored requireRejected(Stored now, XeroConnectException error) {
        if (now.record().candidate().filter(Candidate::rejected).isEmpty()) {
            throw error;
        }
        return now;
    }

    /** Puts a candidate in the place of what is left of one before. */
    static ConnectionRecord begun(ConnectionRecord record, Candidate candidate) {
        Candidate next = record.candidate().map(candidate::after).orElse(candidate);
        return record.with(f -> f.candidate(Optional.of(next)));
    }

    Stored requireUsable(Stored stored) {
        StatusReason reason = status.reason(stored.record());
        if (reason != StatusReason.OK) {
            throw Unusable.because(reason, stored.key());
        }
        return stored;
    }
}
