package io.xeroconnect.internal.authorization;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.wire.ApiException;
import io.xeroconnect.model.ConnectionKey;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The owner's no to a consent for another organisation than the expected one, which no word within the ten minutes means
 * too:
 *
 * <ol>
 *   <li>Mark the candidate, by one write, after which no node has anything to confirm.
 *   <li>Remove at Xero the links that this consent alone has made and that nobody else may be using.
 *   <li>Drop the candidate.
 * </ol>
 *
 * What is interrupted in between is finished by the next rejection or sweep. Blocks on the store and on Xero.
 */
final class TenantRejection {
    private static final Logger LOG = LoggerFactory.getLogger(TenantRejection.class);

    /** A link that Xero does not remove in this time is left to the owner, and not tried for ever. */
    static final Duration LONGEST = Duration.ofDays(1);

    private final ConnectionRecords records;
    private final CandidateEnd end;
    private final CandidateRefresh refresh;
    private final MadeLinks links;
    private final Time time;

    TenantRejection(ConnectionRecords records, CandidateEnd end, CandidateRefresh refresh, MadeLinks links, Time time) {
        this.records = records;
        this.end = end;
        this.refresh = refresh;
        this.links = links;
        this.time = time;
    }

    private static boolean isBegun(ConnectionRecord record) {
        return record.candidate().filter(Candidate::rejected).isPresent();
    }

    private static boolean waits(ConnectionRecord record) {
        return record.candidate().flatMap(Candidate::chosen).isPresent();
    }

    private boolean isHeld(ConnectionRecord record) {
        return record.candidate()
                .filter(candidate -> TenantConfirmation.isHeld(candidate, time))
                .isPresent();
    }

    Stored reject(ConnectionKey key) {
        Stored marked = records.update(key, record -> isHeld(record) ? marked(record) : record);
        if (!isBegun(marked.record())) {
            throw TenantConfirmation.nothingToConfirm(key);
        }
        return finish(marked, "reject it again");
    }

    /** As {@link #reject}, where the connection itself ends: whatever waits is rejected. */
    Stored rejectAny(ConnectionKey key) {
        Stored marked = records.update(key, record -> waits(record) ? marked(record) : record);
        return isBegun(marked.record()) ? finish(marked, "disconnect again") : marked;
    }

    private ConnectionRecord marked(ConnectionRecord record) {
        long until = time.millis() + LONGEST.toMillis();
        return record.with(f -> f.candidate(record.candidate().map(c -> c.rejectedUntil(until))));
    }

    /** As {@link #reject}, for callers to whom the consent means nothing. What still waits for the owner's word is left. */
    Stored finishQuietly(Stored found) {
        Stored now = waits(found.record()) && !isHeld(found.record())
                ? records.update(found.key(), record -> waits(record) && !isHeld(record) ? marked(record) : record)
                : found;
        return isBegun(now.record()) ? finish(now, "reject it again") : now;
    }

    private Stored finish(Stored marked, String again) {
        if (links.areAny(marked)) {
            try {
                removeLinks(refresh.ifExpired(marked), again);
            } catch (AuthorizationFailedException e) {
                LOG.warn("The consent can no longer be used to remove its organisation at Xero. {}", e.getMessage());
            } catch (TemporarilyUnavailableException | AppRejectedException e) {
                giveUpInTheEnd(marked, e);
            }
        }
        return end.dropUnwanted(marked.key(), candidate(marked));
    }

    private void giveUpInTheEnd(Stored marked, XeroConnectException error) {
        boolean underWay = error instanceof TemporarilyUnavailableException e
                && e.reason() == TemporarilyUnavailableException.Reason.REFRESH_UNDER_WAY;
        if (underWay || time.millis() < candidate(marked).endsAt()) {
            throw error;
        }
        LOG.warn(
                "A rejected organisation of connection {} stays connected at Xero until its owner disconnects it there. {}",
                marked.key(),
                error.getMessage());
    }

    private void removeLinks(Stored marked, String again) {
        try {
            links.remove(marked);
        } catch (ApiException e) {
            throw e.toTemporarilyUnavailable(ErrorContext.of(marked.key())
                    .detail("The organisation stays connected at Xero until a later try succeeds; " + again + "."));
        }
    }

    private static Candidate candidate(Stored marked) {
        return marked.record().candidate().orElseThrow();
    }
}
