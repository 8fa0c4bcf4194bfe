package io.xeroconnect.internal.disconnect;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.event.ConnectionListener;
import io.xeroconnect.internal.authorization.Consents;
import io.xeroconnect.internal.event.Events;
import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.Lease;
import io.xeroconnect.internal.record.SharedConsents;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.internal.refresh.Refresher;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.internal.wire.ApiException;
import io.xeroconnect.internal.wire.ConnectionsApi;
import io.xeroconnect.internal.wire.TokenEndpoint.AppKey;
import io.xeroconnect.internal.work.Workers;
import io.xeroconnect.model.Assumes;
import io.xeroconnect.model.Assumption;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.DisconnectPlan;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroApp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a connection without cutting off another one:
 *
 * <ol>
 *   <li>Bring the tokens up to date, reject an organisation that still waits for the owner's word, and take the lease of the
 *       refresh.
 *   <li>Delete at Xero the tenants that belong to this connection and to no other stored one of the same app and user.
 *   <li>Read the list again. Only if nothing is left and no such other connection is stored, revoke the consent: revoking
 *       removes every connection of that user to the app.
 *   <li>Drop the tokens here, under a new generation. The app and the expected tenant stay, so that coming back is one
 *       consent.
 * </ol>
 *
 * Until the last step everything can be run again.
 */
public final class Disconnector {
    private static final Logger LOG = LoggerFactory.getLogger(Disconnector.class);

    private final ConnectionRecords records;
    private final SharedConsents shared;
    private final Planner planner;
    private final Refresher refresher;
    private final Consents consents;
    private final ConnectionsApi api;
    private final StatusRule status;
    private final Workers workers;
    private final Events events;
    private final Time time;
    private final Timings timings;

    /** Creates the disconnector. */
    public Disconnector(
            ConnectionRecords records,
            Refresher refresher,
            Consents consents,
            ConnectionsApi api,
            StatusRule status,
            Workers workers,
            Events events,
            Time time,
            Timings timings) {
        this.records = records;
        this.shared = new SharedConsents(records);
        this.planner = new Planner(shared, status);
        this.refresher = refresher;
        this.consents = consents;
        this.api = api;
        this.status = status;
        this.workers = workers;
        this.events = events;
        this.time = time;
        this.timings = timings;
    }

    /** Returns what {@link #disconnect} would do, judged by what is stored. */
    public DisconnectPlan plan(ConnectionKey key, Duration timeout) {
        return workers.call(key, timeout, () -> planner.plan(records.find(key)));
    }

    /** Ends the connection at Xero and here. */
    public void disconnect(ConnectionKey key, Duration timeout) {
        Stored found = workers.call(key, timeout, () -> records.find(key));
        if (!found.exists() || isEnded(found.record())) {
            return;
        }
        if (planner.canTalkToXero(found) || found.record().candidate().isPresent()) {
            bringUpToDate(key, timeout);
            finishOwnConsent(key, timeout);
            finishUncheckedConsents(key, timeout);
        }
        workers.call(key, timeout, () -> consents.rejectAny(key));
        Stored ended = workers.call(key, timeout, () -> end(records.find(key)));
        refresher.publish(ended);
        if (ended.record().disconnected()) {
            events.tell(ConnectionListener::disconnected, ended);
        }
    }

    private static boolean isEnded(ConnectionRecord record) {
        return record.disconnected()
                && record.tokens().isEmpty()
                && record.candidate().isEmpty()
                && record.aside().isEmpty();
    }

    /** Tokens that turn out to be dead, or an app that is refused, are no reason to stay connected here. */
    private void bringUpToDate(ConnectionKey key, Duration timeout) {
        try {
            refresher.bringUpToDate(key, timeout);
        } catch (ReauthorizationRequiredException | AppRejectedException e) {
            LOG.debug("Connection {} cannot be brought up to date before it is ended.", key, e);
        }
    }

    /** What an unchecked consent has made at Xero is known only once it is checked, and nobody would remove it later. */
    private void finishOwnConsent(ConnectionKey key, Duration timeout) {
        try {
            workers.call(key, timeout, () -> {
                Stored found = records.find(key);
                return isToCheck(found) ? consents.finishQuietly(found) : found;
            });
        } catch (AppRejectedException e) {
            LOG.debug("The consent of connection {} cannot be checked before it is ended.", key, e);
        } catch (TemporarilyUnavailableException e) {
            throw new TemporarilyUnavailableException(
                    e.reason(),
                    ErrorContext.of(key)
                            .detail("A consent must be checked first; disconnect again.")
                            .cause(e),
                    e.retryAfter());
        }
    }

    private static boolean isToCheck(Stored stored) {
        return stored.record().candidate().filter(Candidate::isToCheck).isPresent();
    }

    /** Which tenant an unchecked consent of the same user needs is known only once it is checked. */
    private void finishUncheckedConsents(ConnectionKey key, Duration timeout) {
        List<Stored> unchecked = workers.call(key, timeout, () -> uncheckedOfSameConsent(records.find(key)));
        for (Stored other : unchecked) {
            try {
                bringUpToDate(other.key(), timeout);
            } catch (TemporarilyUnavailableException e) {
                throw mustBeCheckedFirst(key, other.key(), e);
            }
            if (workers.call(key, timeout, () -> isToCheck(records.find(other.key())))) {
                throw mustBeCheckedFirst(
                        key,
                        other.key(),
                        new TemporarilyUnavailableException(
                                TemporarilyUnavailableException.Reason.REFRESH_UNDER_WAY,
                                ErrorContext.of(other.key())));
            }
        }
    }

    private static TemporarilyUnavailableException mustBeCheckedFirst(
            ConnectionKey key, ConnectionKey other, TemporarilyUnavailableException cause) {
        return new TemporarilyUnavailableException(
                cause.reason(),
                ErrorContext.of(key)
                        .detail("The consent of connection " + other + " must be checked first.")
                        .cause(cause),
                cause.retryAfter());
    }

    private List<Stored> uncheckedOfSameConsent(Stored stored) {
        return stored.record()
                .tokens()
                .map(mine -> shared.othersUnchecked(stored.key(), mine))
                .orElse(List.of());
    }

    private Stored end(Stored found) {
        if (!found.exists()) {
            return found;
        }
        if (planner.canTalkToXero(found)) {
            endAtXero(claim(found));
        } else if (found.record().tokens().isPresent()) {
            LOG.warn("Connection {} is ended here only: its tokens cannot be used to end it at Xero too.", found.key());
        }
        return records.update(found.key(), record -> isStill(record, found) ? ended(record) : record);
    }

    /** A consent that succeeded meanwhile stands, and what was forgotten meanwhile stays forgotten. */
    private static boolean isStill(ConnectionRecord now, Stored found) {
        return now != ConnectionRecord.EMPTY
                && now.generation() == found.record().generation();
    }

    private ConnectionRecord ended(ConnectionRecord record) {
        return record.with(f -> f.tokens(Optional.empty())
                .candidate(Optional.empty())
                .nextGeneration(time.millis())
                .tenants(List.of())
                .tenantGone(false)
                .tenantRefused(false)
                .refused(false)
                .appProblem(Optional.empty())
                .disconnected(true));
    }

    private Stored claim(Stored found) {
        Lease lease = new Lease(UUID.randomUUID().toString(), timings.lease(), time.millis());
        Optional<Stored> claimed = found.record().lease().isPresent()
                ? Optional.empty()
                : records.replace(found, found.record().with(f -> f.lease(Optional.of(lease))));
        return claimed.orElseThrow(() -> new TemporarilyUnavailableException(
                TemporarilyUnavailableException.Reason.REFRESH_UNDER_WAY, ErrorContext.of(found.key())));
    }

    private void endAtXero(Stored claimed) {
        try {
            deleteAndRevoke(claimed);
        } catch (ApiException e) {
            giveBack(claimed);
            throw e.toTemporarilyUnavailable(
                    ErrorContext.of(claimed.key()).detail("Nothing was removed here; disconnect again."));
        }
    }

    private void deleteAndRevoke(Stored claimed) throws ApiException {
        TokenSet tokens = claimed.record().tokens().orElseThrow();
        DisconnectPlan plan = planner.plan(claimed);
        for (Tenant tenant : plan.removedAtXero()) {
            api.delete(tokens.accessToken(), tenant);
        }
        boolean nothingLeft = api.list(tokens.accessToken()).isEmpty();
        if (nothingLeft && planner.isAlone(claimed)) {
            XeroApp app = status.livingApp(claimed.record()).orElseThrow();
            revoke(claimed.key(), app, tokens.refreshToken().orElseThrow());
        }
    }

    /** With nothing left to reach, an app that Xero no longer knows is no reason to stay connected here. */
    @Assumes(Assumption.SUPERSEDED_TOKEN_REVOKES)
    private void revoke(ConnectionKey key, XeroApp app, String refreshToken) throws ApiException {
        List<AppKey> ways = Stream.concat(Stream.of(AppKey.of(app)), AppKey.previousOf(app).stream())
                .toList();
        for (AppKey way : ways) {
            try {
                api.revoke(way, refreshToken);
                return;
            } catch (ApiException e) {
                if (e.status() != 400 && e.status() != 401) {
                    throw e;
                }
            }
        }
        LOG.warn("The consent of connection {} is not revoked, because Xero refuses its app.", key);
    }

    private void giveBack(Stored claimed) {
        try {
            records.update(
                    claimed.key(),
                    record -> record.lease().equals(claimed.record().lease())
                            ? record.with(f -> f.lease(Optional.empty()))
                            : record);
        } catch (XeroConnectException e) {
            LOG.warn("A lease could not be given back and will lapse by itself. {}", e.getMessage());
        }
    }
}
