package io.xeroconnect.internal.refresh;

import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.DueTime;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.model.XeroApp;
import java.util.Optional;

/** Says whether a record has to be refreshed now. */
final class RefreshDue {
    private final StatusRule status;
    private final Snapshots snapshots;
    private final Time time;
    private final Timings timings;

    RefreshDue(StatusRule status, Snapshots snapshots, Time time, Timings timings) {
        this.status = status;
        this.snapshots = snapshots;
        this.time = time;
        this.timings = timings;
    }

    boolean isDue(Stored now, Flight flight) {
        ConnectionRecord record = now.record();
        Optional<TokenSet> tokens = record.tokens();
        if (!canRefresh(record)) {
            return false;
        }
        boolean forced = tokens.filter(set -> flight.forces(set.accessToken())).isPresent();
        return forced || tokens.isEmpty() || record.lease().isPresent() || isTime(now, tokens.get());
    }

    private boolean isTime(Stored now, TokenSet tokens) {
        ConnectionRecord record = now.record();
        long millis = time.millis();
        boolean unfinished = record.unfinishedSince().isPresent() && millis >= record.retryAt();
        boolean confirming = record.confirmAt().filter(at -> millis >= at).isPresent();
        boolean idle = millis >= DueTime.keepAlive(now.key(), tokens, timings);
        return unfinished || confirming || idle || millis >= snapshots.staleAt(now.key(), tokens);
    }

    private boolean canRefresh(ConnectionRecord record) {
        boolean custom = status.livingApp(record)
                .filter(app -> app.type() == XeroApp.Type.CUSTOM_CONNECTION)
                .isPresent();
        boolean hasRefreshToken =
                record.tokens().flatMap(TokenSet::refreshToken).isPresent();
        return switch (status.reason(record)) {
            case OK,
                    SEVERAL_TENANTS,
                    TENANT_GONE,
                    TENANT_REFUSED,
                    SECRET_REJECTED,
                    GRANT_NOT_ALLOWED,
                    CUSTOM_CONNECTION_INACTIVE,
                    SCOPE_REFUSED -> custom || hasRefreshToken;
            case NO_CONSENT -> custom;
            case NO_APP,
                    CONSENT_UNFINISHED,
                    TENANT_TO_CONFIRM,
                    DISCONNECTED,
                    TOKEN_REFUSED,
                    APP_CHANGED,
                    COPIED_STORE -> false;
        };
    }
}
