package io.xeroconnect.internal.app;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.AppRejectedException.Reason;
import io.xeroconnect.error.ErrorContext;
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

/**
 * Replaces the client secret of the app that a connection uses, without a consent:
 *
 * <ol>
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
    private final Refresher refresher;

    /** Creates the change. */
    public SecretChange(ConnectionRecords records, StatusRule status, AppProbe probe, Refresher refresher) {
        this.records = records;
        this.status = status;
        this.probe = probe;
        this.refresher = refresher;
    }

    /**
     * The outcome of a replacement.
     *
     * @param stored the record after it
     * @param inUse which secret serves
     */
    public record Result(Stored stored, InUse inUse) {}

    /** Replaces the secret. Blocks on the store and on at most two requests. */
    public Result replace(ConnectionKey key, String secret) {
        Stored both = records.update(key, record -> withSecret(key, record, secret));
        XeroApp app = both.record().app().orElseThrow();
        Optional<Boolean> accepted = probe.accepts(app, AppKey.of(app));
        if (accepted.isEmpty()) {
            return new Result(both, InUse.UNKNOWN);
        }
        if (accepted.get()) {
            refresher.appAccepted(app);
            return new Result(records.update(key, record -> withoutOlder(record, app)), InUse.NEW);
        }
        refresher.appRefused(app, Reason.SECRET_REJECTED);
        return olderOne(both, app);
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
        Stored noted = records.update(
                both.key(), record -> record.with(f -> f.appProblem(Optional.of(Reason.SECRET_REJECTED))));
        return new Result(noted, InUse.NEITHER);
    }

    private ConnectionRecord withSecret(ConnectionKey key, ConnectionRecord record, String secret) {
        XeroApp own = record.app()
                .orElseThrow(() -> new AppRejectedException(
                        status.livingApp(record).isPresent() ? Reason.SHARED_APP : Reason.NO_APP,
                        ErrorContext.of(key)));
        return record.with(f -> f.app(Optional.of(own.withSecret(secret))).appProblem(Optional.empty()));
    }

    private static ConnectionRecord withoutOlder(ConnectionRecord record, XeroApp proven) {
        return record.app().filter(proven::equals).isPresent()
                ? record.with(f -> f.app(Optional.of(proven.withoutPreviousSecret())))
                : record;
    }
}
