package io.xeroconnect.internal.authorization;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.AppRejectedException.Reason;
import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.event.ConnectionListener;
import io.xeroconnect.internal.event.Events;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.SetupDraft;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.wire.TokenOutcome;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Notes at a connection that Xero refused its app when a consent came back, so that status and set-up lead back to it. */
final class RefusedApp {
    private final ConnectionRecords records;
    private final Events events;

    RefusedApp(ConnectionRecords records, Events events) {
        this.records = records;
        this.events = events;
    }

    /** Returns the error, which a store that fails does not hide. */
    AppRejectedException noted(ConnectionKey key, XeroApp app, TokenOutcome.AppRefused refused) {
        AppRejectedException error =
                new AppRejectedException(refused.reason(), ErrorContext.of(key).correlationId(refused.correlationId()));
        AtomicBoolean isNews = new AtomicBoolean();
        try {
            Stored stored = records.update(key, record -> {
                ConnectionRecord next = noted(record, app, refused.reason());
                isNews.set(!next.appProblem().equals(record.appProblem()));
                return next;
            });
            if (isNews.get()) {
                events.tell(ConnectionListener::appRejected, stored, error);
            }
        } catch (TokenStoreException e) {
            error.addSuppressed(e);
        }
        return error;
    }

    /** A malformed request says nothing about the app, and the manager's own one is not this connection's to correct. */
    private static ConnectionRecord noted(ConnectionRecord record, XeroApp app, Reason reason) {
        if (reason == Reason.REQUEST_REFUSED) {
            return record;
        }
        if (record.waitingApp().filter(app::equals).isPresent()) {
            return besideLiving(record, reason);
        }
        return record.app().filter(app::equals).isPresent() ? living(record, reason) : record;
    }

    private static ConnectionRecord living(ConnectionRecord record, Reason reason) {
        Optional<Reason> problem = Optional.of(reason);
        return record.appProblem().equals(problem) ? record : record.with(f -> f.appProblem(problem));
    }

    /** What is wrong with the app that waits must not be said of the one that lives. */
    private static ConnectionRecord besideLiving(ConnectionRecord record, Reason reason) {
        Optional<SetupDraft> draft = record.setup().filter(entered -> !entered.refused());
        return reason == Reason.SECRET_REJECTED && draft.isPresent()
                ? record.with(f -> f.setup(draft.map(entered -> entered.refused(true))))
                : record;
    }
}
