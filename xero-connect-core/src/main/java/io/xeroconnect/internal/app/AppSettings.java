package io.xeroconnect.internal.app;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.OnlyCopy;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.internal.record.WarningMark;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.wire.TokenEndpoint;
import io.xeroconnect.internal.wire.TokenEndpoint.AppKey;
import io.xeroconnect.internal.wire.TokenOutcome;
import io.xeroconnect.internal.wire.TokenReply;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import java.util.List;
import java.util.Optional;

/** Keeps the customer's own app with the connection. Thread-safe; blocks on the store and perhaps on Xero. */
public final class AppSettings {
    private final ConnectionRecords records;
    private final TokenEndpoint endpoint;
    private final StatusRule status;
    private final Time time;

    /** Creates the settings. */
    public AppSettings(ConnectionRecords records, TokenEndpoint endpoint, StatusRule status, Time time) {
        this.records = records;
        this.endpoint = endpoint;
        this.status = status;
        this.time = time;
    }

    /**
     * Stores an app. With the client id of the living one, its secret joins the older one until it is proven and the
     * tokens stay; another one waits beside a living connection until its consent succeeds.
     *
     * @param proven the stored app, if its newer secret is in force for certain
     */
    public Stored use(ConnectionKey key, XeroApp app, Optional<XeroApp> proven) {
        return records.update(key, record -> using(record, app, proven));
    }

    /** Returns the record with an app of which no secret was ever tried here. */
    public ConnectionRecord using(ConnectionRecord record, XeroApp app) {
        return using(record, app, Optional.empty());
    }

    /**
     * Returns the record as {@link #use} stores it. A consent for an app that is no longer here is let go, but not the only
     * copy of what another program had: it serves again when its app is set again.
     */
    public ConnectionRecord using(ConnectionRecord record, XeroApp app, Optional<XeroApp> proven) {
        ConnectionRecord next = withApp(record, app, proven);
        boolean stays = next.candidate().isEmpty()
                || OnlyCopy.in(next).isPresent()
                || next.candidate()
                        .filter(c -> status.isOurs(next, c.tokens().clientId()))
                        .isPresent();
        return stays ? next : OnlyCopy.dropped(next, Optional.empty());
    }

    private ConnectionRecord withApp(ConnectionRecord record, XeroApp app, Optional<XeroApp> proven) {
        Optional<String> older = former(record, app)
                .map(former ->
                        settled(former, proven).withSecret(app.clientSecret().orElseThrow()))
                .flatMap(XeroApp::previousSecret);
        XeroApp own = older.map(app::withPreviousSecret).orElse(app);
        if (isAnother(record, app)) {
            return record.with(f -> f.waitingApp(Optional.of(own)));
        }
        return record.with(
                f -> f.app(Optional.of(own)).waitingApp(Optional.empty()).appProblem(Optional.empty()));
    }

    /** Returns the stored app whose secret would join the one of this app, if there is one. */
    Optional<XeroApp> former(ConnectionRecord record, XeroApp app) {
        Optional<XeroApp> stored =
                isAnother(record, app) ? record.waitingApp() : living(record).flatMap(t -> status.livingApp(record));
        return stored.filter(former -> app.clientSecret().isPresent()
                && app.previousSecret().isEmpty()
                && former.clientSecret().isPresent()
                && former.clientId().equals(app.clientId()));
    }

    /** Returns the stored app without its older secret, if it is the one whose newer secret is in force for certain. */
    static XeroApp settled(XeroApp former, Optional<XeroApp> proven) {
        return proven.filter(former::equals).map(XeroApp::withoutPreviousSecret).orElse(former);
    }

    /**
     * Makes the next app the living one, for a custom connection that needs no consent to begin. Beside a living set of
     * another app it is proven first, and only then takes its place.
     */
    public Stored beginWithoutConsent(ConnectionKey key) {
        ConnectionRecord found = records.find(key).record();
        XeroApp next = status.nextApp(found).orElseThrow();
        return isAnother(found, next) ? replaceLiving(key, next) : records.update(key, this::begun);
    }

    private ConnectionRecord begun(ConnectionRecord record) {
        return record.with(f -> f.app(record.waitingApp().or(record::app))
                .waitingApp(Optional.empty())
                .appProblem(Optional.empty())
                .disconnected(false)
                .refused(false));
    }

    private Stored replaceLiving(ConnectionKey key, XeroApp next) {
        TokenReply reply = granted(key, endpoint.clientCredentials(AppKey.of(next)));
        TokenSet tokens = TokenSet.first(reply, next.clientId(), List.of());
        return records.update(
                key,
                record -> begun(record)
                        .with(f -> f.app(Optional.of(next))
                                .tokens(Optional.of(tokens))
                                .candidate(Optional.empty())
                                .tenants(List.of())
                                .tenant(Optional.empty(), Optional.empty())
                                .tenantGone(false)
                                .tenantRefused(false)
                                .scopesWarned(WarningMark.NONE)
                                .nextGeneration(time.millis())));
    }

    private static TokenReply granted(ConnectionKey key, TokenOutcome outcome) {
        if (outcome instanceof TokenOutcome.Granted granted) {
            return granted.reply();
        }
        if (outcome instanceof TokenOutcome.AppRefused refused) {
            throw new AppRejectedException(
                    refused.reason(), ErrorContext.of(key).correlationId(refused.correlationId()));
        }
        if (outcome instanceof TokenOutcome.GrantRefused refused) {
            throw new AppRejectedException(
                    AppRejectedException.Reason.CUSTOM_CONNECTION_INACTIVE,
                    ErrorContext.of(key).correlationId(refused.correlationId()));
        }
        throw TokenOutcome.unavailable(outcome, ErrorContext.of(key));
    }

    private boolean isAnother(ConnectionRecord record, XeroApp app) {
        return living(record).filter(t -> !t.clientId().equals(app.clientId())).isPresent();
    }

    /** What another program had is about to live, and needs its app as much as what lives. */
    private Optional<TokenSet> living(ConnectionRecord record) {
        return record.tokens()
                .or(() -> OnlyCopy.in(record)
                        .or(record::aside)
                        .map(Candidate::tokens)
                        .filter(tokens -> status.livingApp(record)
                                .filter(app -> app.clientId().equals(tokens.clientId()))
                                .isPresent()));
    }

    /** Makes this installation the one that refreshes a connection whose store was copied. */
    public Stored takeOver(ConnectionKey key) {
        return records.update(
                key,
                record -> record.with(f -> f.deployment(status.deployment())
                        .candidate(record.candidate().map(c -> c.ofDeployment(status.deployment())))
                        .aside(record.aside().map(c -> c.ofDeployment(status.deployment())))));
    }

    /** Notes that Xero accepts an app with its current secret, if it is still the living one. */
    public Stored accepted(ConnectionKey key, XeroApp app) {
        return records.update(
                key,
                record -> status.livingApp(record).filter(app::equals).isPresent()
                        ? record.with(f ->
                                f.app(record.app().map(AppKey.of(app)::proven)).appProblem(Optional.empty()))
                        : record);
    }
}
