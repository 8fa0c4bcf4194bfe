package io.xeroconnect.internal.authorization;

import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.internal.record.ChosenTenant;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.SharedConsents;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.wire.ApiException;
import io.xeroconnect.internal.wire.ConnectionsApi;
import io.xeroconnect.model.ConnectionKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The owner's no to a consent for another organisation than the expected one:
 *
 * <ol>
 *   <li>Mark the candidate, by one write, after which no node has anything to confirm.
 *   <li>Remove at Xero the link that this consent alone has made and that nobody else may be using.
 *   <li>Drop the candidate.
 * </ol>
 *
 * What is interrupted in between is finished by the next rejection or sweep. Blocks on the store and on Xero.
 */
final class TenantRejection {
    private static final Logger LOG = LoggerFactory.getLogger(TenantRejection.class);

    /** A link that Xero does not remove in this time is left to the owner, and not tried for ever. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final ConnectionRecords records;
    private final SharedConsents shared;
    private final CandidateCheck candidates;
    private final CandidateRefresh refresh;
    private final ConnectionsApi api;
    private final Time time;

    TenantRejection(
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

    static boolean isBegun(Stored stored) {
        return stored.record().candidate().flatMap(Candidate::rejected).isPresent();
    }

    Stored reject(ConnectionKey key) {
        Stored marked = records.update(key, this::mark);
        if (!isBegun(marked)) {
            throw TenantConfirmation.nothingToConfirm(key);
        }
        return finish(marked);
    }

    private ConnectionRecord mark(ConnectionRecord record) {
        Optional<Candidate> held = record.candidate().filter(c -> TenantConfirmation.isHeld(c, time));
        long until = time.millis() + LONGEST.toMillis();
        return held.isEmpty() ? record : record.with(f -> f.candidate(held.map(c -> c.rejectedUntil(until))));
    }

    /** As {@link #reject}, for callers to whom the consent means nothing. */
    Stored finishQuietly(Stored marked) {
        Candidate candidate = candidate(marked);
        if (time.millis() >= candidate.endsAt()) {
            LOG.warn("A rejected organisation of connection {} could not be removed at Xero.", marked.key());
            return candidates.drop(marked.key(), candidate);
        }
        try {
            return finish(marked);
        } catch (TemporarilyUnavailableException e) {
            LOG.warn("{}", e.getMessage());
            return marked;
        }
    }

    private Stored finish(Stored marked) {
        if (mayRemoveLink(marked)) {
            try {
                removeLink(refresh.ifExpired(marked));
            } catch (AuthorizationFailedException e) {
                LOG.warn("The consent can no longer be used to remove its organisation at Xero. {}", e.getMessage());
            }
        }
        return candidates.drop(marked.key(), candidate(marked));
    }

    /** In doubt the link stays: one too many costs nobody a connection. */
    private boolean mayRemoveLink(Stored marked) {
        ChosenTenant organisation = rejected(marked);
        if (!organisation.newLink()
                || !shared.othersUnchecked(marked.key(), candidate(marked).tokens())
                        .isEmpty()) {
            return false;
        }
        List<Stored> users = new ArrayList<>(
                shared.othersLiving(marked.key(), candidate(marked).tokens()));
        users.add(marked);
        return !SharedConsents.tenantIdsInUse(users)
                .contains(organisation.tenant().tenantId());
    }

    private void removeLink(Stored marked) {
        try {
            api.delete(
                    candidate(marked).tokens().accessToken(), rejected(marked).tenant());
        } catch (ApiException e) {
            throw e.toTemporarilyUnavailable(ErrorContext.of(marked.key())
                    .detail("The organisation stays connected at Xero until a later try succeeds; reject it again."));
        }
    }

    private static Candidate candidate(Stored marked) {
        return marked.record().candidate().orElseThrow();
    }

    private static ChosenTenant rejected(Stored marked) {
        return candidate(marked).rejected().orElseThrow();
    }
}
