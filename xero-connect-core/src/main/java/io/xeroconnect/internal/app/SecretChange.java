package io.xeroconnect.internal.app;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.AppRejectedException.Reason;
import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.event.ConnectionListener;
import io.xeroconnect.internal.event.Events;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.refresh.Refresher;
import io.xeroconnect.internal.wire.TokenEndpoint.AppKey;
import io.xeroconnect.model.Assumes;
import io.xeroconnect.model.Assumption;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.SecretReplacement.InUse;
import io.xeroconnect.model.XeroApp;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Replaces the client secret of the app that a connection uses, without a consent:
 *
 * <ol>
 *   <li>Where two secrets are kept already, ask Xero about the newer one, so that it is not let go if it is in force.
 *       Without an answer this is the end, and nothing is stored.
 *   <li>Keep both secrets, so that whichever Xero accepts serves from now on, on every node.
 *   <li>Ask Xero about the new one by a request that spends nothing.
 *   <li>Accepted: drop the older one. Refused: see whether the older one still serves.
 * </ol>
 */
@Assumes({Assumption.TWO_SECRETS_AT_ONCE, Assumption.TOKENS_OUTLIVE_THEIR_SECRET})
public final class SecretChange {
    private final ConnectionRecords records;
    private final StatusRule status;
    private final AppProbe probe;
    private final AppSettings apps;
    private final UntriedSecret untried;
    private final Refresher refresher;
    private final Events events;

    /** Creates the change. */
    public SecretChange(
            ConnectionRecords records,
            StatusRule status,
            AppProbe probe,
            AppSettings apps,
            UntriedSecret untried,
            Refresher refresher,
            Events events) {
        this.records = records;
        this.status = status;
        this.probe = probe;
        this.apps = apps;
        this.untried = untried;
        this.refresher = refresher;
        this.events = events;
    }

    /**
     * The outcome of a replacement.
     *
     * @param stored the record after it
     * @param inUse which secret serves
     */
    public record Result(Stored stored, InUse inUse) {}

    /**
     * Replaces the secret. Blocks on the store and on at most three requests.
     *
     * @throws TemporarilyUnavailableException if a secret that was never tried would be let go, and cannot be tried now
     */
    public Result replace(ConnectionKey key, String secret) {
        Optional<XeroApp> proven =
                records.find(key).record().app().flatMap(app -> untried.provenBefore(key, app, Optional.of(secret)));
        Stored both = records.update(key, record -> withSecret(key, record, secret, proven));
        XeroApp app = both.record().app().orElseThrow();
        Optional<Boolean> accepted = probe.accepts(app, AppKey.of(app));
        if (accepted.isEmpty()) {
            return new Result(both, InUse.UNKNOWN);
        }
        if (accepted.get()) {
            refresher.appAccepted(app);
            Stored noted = apps.accepted(key, app);
            return new Result(noted, isStill(app, noted) ? InUse.NEW : InUse.UNKNOWN);
        }
        refresher.appRefused(app, Reason.SECRET_REJECTED);
        return olderOne(both, app);
    }

    /** Another secret that was set meanwhile has not been tried, and the one that was tried is gone. */
    private static boolean isStill(XeroApp app, Stored noted) {
        return noted.record().app().flatMap(XeroApp::clientSecret).equals(app.clientSecret());
    }

    private Result olderOne(Stored both, XeroApp app) {
        Optional<Boolean> accepted =
                AppKey.previousOf(app).map(older -> probe.accepts(app, older)).orElse(Optional.of(false));
        if (accepted.isEmpty()) {
            return new Result(both, InUse.UNKNOWN);
        }
        if (accepted.get()) {
            return new Result(both, InUse.OLDER);
        }
        return new Result(noteRefused(both.key(), app), InUse.NEITHER);
    }

    /** Another app or secret that was set meanwhile is not the one that was refused. */
    private Stored noteRefused(ConnectionKey key, XeroApp app) {
        AtomicBoolean isNews = new AtomicBoolean();
        Stored noted = records.update(key, record -> {
            boolean unchanged = record.app().filter(app::equals).isPresent();
            isNews.set(unchanged && record.appProblem().isEmpty());
            return isNews.get() ? record.with(f -> f.appProblem(Optional.of(Reason.SECRET_REJECTED))) : record;
        });
        if (isNews.get()) {
            events.tell(
                    ConnectionListener::appRejected,
                    noted,
                    new AppRejectedException(Reason.SECRET_REJECTED, ErrorContext.of(key)));
        }
        return noted;
    }

    private ConnectionRecord withSecret(
            ConnectionKey key, ConnectionRecord record, String secret, Optional<XeroApp> proven) {
        XeroApp next = AppSettings.settled(ownApp(key, record), proven).withSecret(secret);
        return record.with(f -> f.app(Optional.of(next)).appProblem(Optional.empty()));
    }

    private XeroApp ownApp(ConnectionKey key, ConnectionRecord record) {
        return record.app()
                .orElseThrow(() -> new AppRejectedException(
                        status.livingApp(record).isPresent() ? Reason.SHARED_APP : Reason.NO_APP,
                        ErrorContext.of(key)));
    }
}
