package io.xeroconnect.internal.app;

import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import java.util.Optional;

/** Keeps the customer's own app with the connection. Thread-safe; blocks on the store. */
public final class AppSettings {
    private final ConnectionRecords records;
    private final StatusRule status;
    private final Time time;

    /** Creates the settings. */
    public AppSettings(ConnectionRecords records, StatusRule status, Time time) {
        this.records = records;
        this.status = status;
        this.time = time;
    }

    /**
     * Stores an app. With the client id of the living one, its secret joins the older one until it is proven and the
     * tokens stay; another one waits beside a living connection until its consent succeeds.
     */
    public Stored use(ConnectionKey key, XeroApp app) {
        return records.update(key, record -> use(record, app));
    }

    private ConnectionRecord use(ConnectionRecord record, XeroApp app) {
        Optional<TokenSet> tokens = record.tokens();
        boolean another =
                tokens.filter(t -> !t.clientId().equals(app.clientId())).isPresent();
        if (another) {
            XeroApp waiting =
                    record.waitingApp().map(former -> joined(app, former)).orElse(app);
            return record.with(f -> f.waitingApp(Optional.of(waiting)));
        }
        XeroApp own = tokens.flatMap(t -> status.livingApp(record))
                .map(former -> joined(app, former))
                .orElse(app);
        return record.with(
                f -> f.app(Optional.of(own)).waitingApp(Optional.empty()).appProblem(Optional.empty()));
    }

    private static XeroApp joined(XeroApp app, XeroApp former) {
        boolean sameApp = app.clientId().equals(former.clientId())
                && app.clientSecret().isPresent()
                && app.previousSecret().isEmpty();
        Optional<String> older =
                app.clientSecret().equals(former.clientSecret()) ? former.previousSecret() : former.clientSecret();
        return sameApp ? older.map(app::withPreviousSecret).orElse(app) : app;
    }

    /** Makes the next app the living one, for a custom connection that needs no consent to begin. */
    public Stored beginWithoutConsent(ConnectionKey key) {
        return records.update(key, record -> {
            XeroApp next = status.nextApp(record).orElseThrow();
            boolean keepsTokens = record.tokens()
                    .filter(t -> t.clientId().equals(next.clientId()))
                    .isPresent();
            ConnectionRecord begun = record.with(f -> f.app(record.waitingApp().or(record::app))
                    .waitingApp(Optional.empty())
                    .appProblem(Optional.empty())
                    .disconnected(false)
                    .refused(false));
            return keepsTokens
                    ? begun
                    : begun.with(f -> f.tokens(Optional.empty()).nextGeneration(time.millis()));
        });
    }

    /** Makes this installation the one that refreshes a connection whose store was copied. */
    public Stored takeOver(ConnectionKey key) {
        return records.update(key, record -> record.with(f -> f.deployment(status.deployment())));
    }

    /** Notes that Xero accepts the app again. */
    public Stored accepted(ConnectionKey key) {
        return records.update(
                key,
                record -> record.appProblem().isPresent() ? record.with(f -> f.appProblem(Optional.empty())) : record);
    }
}
