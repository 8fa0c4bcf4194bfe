package io.xeroconnect.internal.authorization;

import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.AuthorizationFailedException.Reason;
import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.internal.record.ChosenTenant;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.SharedConsents;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.wire.ApiException;
import io.xeroconnect.internal.wire.ConnectionsApi;
import io.xeroconnect.model.ConnectionKey;
import java.util.Set;

/** The owner's word on a consent for another organisation than the expected one. Blocks on the store and on Xero. */
final class TenantConfirmation {
    private final ConnectionRecords records;
    private final SharedConsents shared;
    private final CandidateCheck candidates;
    private final CandidateRefresh refresh;
    private final ConnectionsApi api;
    private final Time time;

    TenantConfirmation(
            ConnectionRecords records,
            CandidateCheck candidates,
            CandidateRefresh refresh,
            ConnectionsApi api,
            Time time) {
        this.records = records;
        this.shared = new SharedConsents(records);
        this.candidates = candidates;
        this.refresh = refresh;
        this.api = api;
        this.time = time;
    }

    Stored confirm(ConnectionKey key, String tenantId) {
        Stored held = held(key);
        if (!chosen(held).tenant().tenantId().equals(tenantId)) {
            throw new IllegalArgumentException("Another organisation waits to be confirmed for connection " + key
                    + ". Pass the tenantId() of its tenantToConfirm().");
        }
        return candidates.confirm(held, tenantId);
    }

    /** Drops the consent, and removes at Xero what it alone has made. */
    Stored reject(ConnectionKey key) {
        Stored held = held(key);
        if (chosen(held).newLink() && !isUsed(held)) {
            held = refresh.ifExpired(held);
            removeLink(held);
        }
        return candidates.drop(key, held.record().candidate().orElseThrow());
    }

    private Stored held(ConnectionKey key) {
        Stored stored = records.find(key);
        boolean waits = stored.record()
                .candidate()
                .filter(candidate -> candidate.chosen().isPresent() && time.millis() < candidate.endsAt())
                .isPresent();
        if (!waits) {
            throw new AuthorizationFailedException(Reason.NOTHING_TO_CONFIRM, ErrorContext.of(key));
        }
        return stored;
    }

    private static ChosenTenant chosen(Stored held) {
        return held.record().candidate().flatMap(Candidate::chosen).orElseThrow();
    }

    private boolean isUsed(Stored held) {
        Candidate candidate = held.record().candidate().orElseThrow();
        Set<String> used = SharedConsents.tenantIdsInUse(shared.othersLiving(held.key(), candidate.tokens()));
        return used.contains(chosen(held).tenant().tenantId());
    }

    /** Xero answers 403 or 404 for a link that is gone already. */
    private void removeLink(Stored held) {
        Candidate candidate = held.record().candidate().orElseThrow();
        try {
            api.delete(candidate.tokens().accessToken(), chosen(held).tenant().connectionId());
        } catch (ApiException e) {
            if (e.status() != 403 && e.status() != 404) {
                throw e.toTemporarilyUnavailable(ErrorContext.of(held.key())
                        .detail("The organisation stays connected at Xero; reject it again."));
            }
        }
    }
}
