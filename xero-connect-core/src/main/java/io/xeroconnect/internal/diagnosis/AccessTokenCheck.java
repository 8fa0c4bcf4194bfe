package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.TemporarilyUnavailableException.Reason;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.internal.refresh.Freshness;
import io.xeroconnect.internal.refresh.Refresher;
import io.xeroconnect.model.ConnectionKey;
import java.time.Instant;
import java.util.Optional;

/** Refreshes an access token that is due, once, and says how the token stands. */
final class AccessTokenCheck {
    private final Refresher refresher;
    private final StatusRule status;

    AccessTokenCheck(Refresher refresher, StatusRule status) {
        this.refresher = refresher;
        this.status = status;
    }

    /** Returns whether a refresh is due and would be one request. */
    boolean isRefreshable(ConnectionKey key, ConnectionRecord record) {
        boolean due = record.tokens()
                .filter(tokens -> refresher.freshness(key, tokens) != Freshness.FRESH)
                .isPresent();
        return due && RefreshStateCheck.isClean(record) && mayBeRefreshed(record);
    }

    private boolean mayBeRefreshed(ConnectionRecord record) {
        boolean possible = ConsentCheck.isCustom(record, status)
                || record.tokens().flatMap(TokenSet::refreshToken).isPresent();
        return possible
                && switch (status.reason(record)) {
                    case OK,
                            SEVERAL_TENANTS,
                            TENANT_GONE,
                            TENANT_REFUSED,
                            SECRET_REJECTED,
                            GRANT_NOT_ALLOWED,
                            CUSTOM_CONNECTION_INACTIVE,
                            SCOPE_REFUSED -> true;
                    case NO_APP,
                            NO_CONSENT,
                            CONSENT_UNFINISHED,
                            TENANT_TO_CONFIRM,
                            DISCONNECTED,
                            TOKEN_REFUSED,
                            APP_CHANGED,
                            COPIED_STORE -> false;
                };
    }

    RefreshTry refreshIfDue(ConnectionRecord record, Patience patience) {
        if (!isRefreshable(patience.key(), record)) {
            return RefreshTry.notTried(
                    RefreshStateCheck.isClean(record)
                            ? "the consent does not allow it"
                            : "an earlier refresh or consent is not finished");
        }
        if (patience.deadline().isOver()) {
            return RefreshTry.made(Optional.of(
                    new TemporarilyUnavailableException(Reason.DEADLINE_PASSED, ErrorContext.of(patience.key()))));
        }
        try {
            refresher.bringUpToDate(patience.key(), patience.deadline().share());
            return RefreshTry.made(Optional.empty());
        } catch (TemporarilyUnavailableException e) {
            Patience.rethrowUnlessLate(e);
            return RefreshTry.made(Optional.of(e));
        } catch (XeroConnectException e) {
            return RefreshTry.made(Optional.of(e));
        }
    }

    /** Returns the finding for the record before and after the try. */
    CheckResult judge(ConnectionKey key, ConnectionRecord before, ConnectionRecord after, RefreshTry refresh) {
        Optional<TokenSet> tokens = after.tokens();
        if (tokens.isEmpty()) {
            return ConsentFinding.TOKEN_NONE.result();
        }
        String until = "It ends at " + Instant.ofEpochMilli(tokens.get().expiresAt()) + ".";
        return switch (refresher.freshness(key, tokens.get())) {
            case FRESH ->
                (isSame(before, after) ? ConsentFinding.TOKEN_USABLE : ConsentFinding.TOKEN_REFRESHED).with(until);
            case STALE -> ConsentFinding.TOKEN_DUE.with((until + " " + refresh.why()).strip());
            case EXPIRED ->
                (RefreshStateCheck.isClean(before)
                                ? ConsentFinding.TOKEN_EXPIRED
                                : ConsentFinding.TOKEN_BEING_REFRESHED)
                        .with(refresh.why());
        };
    }

    private static boolean isSame(ConnectionRecord before, ConnectionRecord after) {
        return before.tokens().map(TokenSet::accessToken).equals(after.tokens().map(TokenSet::accessToken));
    }

    /** Returns tokens that the API can be asked with, even some that calls may not use. */
    Optional<TokenSet> serving(ConnectionKey key, ConnectionRecord record) {
        return record.tokens().filter(tokens -> refresher.freshness(key, tokens) != Freshness.EXPIRED);
    }
}
