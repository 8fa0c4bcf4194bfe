package io.xeroconnect.internal.authorization;

import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.AuthorizationFailedException.Reason;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.OnlyCopy;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.model.ConnectionKey;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops candidates that came to nothing; what they had set aside comes back. Blocks on the store. */
final class CandidateEnd {
    private static final Logger LOG = LoggerFactory.getLogger(CandidateEnd.class);

    private final ConnectionRecords records;
    private final Time time;
    private final Timings timings;

    CandidateEnd(ConnectionRecords records, Time time, Timings timings) {
        this.records = records;
        this.time = time;
        this.timings = timings;
    }

    /** Drops the candidate of this record, if an error like this ends it. */
    void after(AuthorizationFailedException error, Stored stored) {
        Candidate candidate = stored.record().candidate().orElseThrow();
        if (isEndedBy(error.reason(), candidate)) {
            drop(stored.key(), candidate);
        }
    }

    /** A wrong organisation is for the owner to judge, a refused candidate its refresh has let go, an app can be set again. */
    private static boolean isEndedBy(Reason reason, Candidate candidate) {
        boolean appMayComeBack = reason == Reason.APP_CHANGED && candidate.isAdopted();
        return !WrongTenant.isMeant(reason) && reason != Reason.CODE_REJECTED && !appMayComeBack;
    }

    /** By then its refresh token is dead of idleness, or the owner has long forgotten it. */
    void ifOver(ConnectionKey key, XeroConnectException error) {
        boolean underWay = error instanceof TemporarilyUnavailableException e
                && e.reason() == TemporarilyUnavailableException.Reason.REFRESH_UNDER_WAY;
        Optional<Candidate> over =
                records.find(key).record().candidate().filter(c -> !underWay && time.millis() >= end(c));
        over.ifPresent(candidate -> {
            LOG.warn("A consent of connection {} could not be used in all its time and is dropped.", key);
            drop(key, candidate);
        });
    }

    /** One that can never be had again lasts as long as its refresh token, which may have been rotated. */
    private long end(Candidate candidate) {
        return candidate.isAdopted()
                ? candidate.tokens().obtainedAt() + timings.idleLifetime().toMillis()
                : candidate.endsAt();
    }

    /** What was judged is dropped, and not what another node has got for it meanwhile. */
    Stored drop(ConnectionKey key, Candidate judged) {
        return drop(key, judged::isSameSet);
    }

    /** What the owner does not want is dropped, before and after a refresh. */
    Stored dropUnwanted(ConnectionKey key, Candidate unwanted) {
        return drop(key, unwanted::isOfSameConsent);
    }

    private Stored drop(ConnectionKey key, Predicate<Candidate> such) {
        return records.update(
                key,
                record -> record.candidate()
                        .filter(such)
                        .map(candidate -> OnlyCopy.dropped(record, leftOf(candidate)))
                        .orElse(record));
    }

    /** What it has made at Xero, the next sweep removes as if the owner had said no. */
    private Optional<Candidate> leftOf(Candidate dropped) {
        return dropped.made().isEmpty() || dropped.rejected()
                ? Optional.empty()
                : Optional.of(dropped.rejectedUntil(time.millis() + TenantRejection.LONGEST.toMillis()));
    }
}
