package io.xeroconnect.internal.refresh;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.StatusReason;

/** What each reason why a connection cannot be used, or only for now, means for its callers. */
public final class Unusable {
    private Unusable() {}

    /** Returns the error for a reason. */
    public static XeroConnectException because(StatusReason reason, ConnectionKey key) {
        return switch (reason) {
            case NO_APP -> rejected(AppRejectedException.Reason.NO_APP, key);
            case SECRET_REJECTED -> rejected(AppRejectedException.Reason.SECRET_REJECTED, key);
            case GRANT_NOT_ALLOWED -> rejected(AppRejectedException.Reason.GRANT_NOT_ALLOWED, key);
            case CUSTOM_CONNECTION_INACTIVE -> rejected(AppRejectedException.Reason.CUSTOM_CONNECTION_INACTIVE, key);
            case SCOPE_REFUSED -> rejected(AppRejectedException.Reason.SCOPE_REFUSED, key);
            case NO_CONSENT -> reauthorize(ReauthorizationRequiredException.Reason.NOT_CONNECTED, key);
            case DISCONNECTED -> reauthorize(ReauthorizationRequiredException.Reason.DISCONNECTED, key);
            case SEVERAL_TENANTS -> reauthorize(ReauthorizationRequiredException.Reason.TENANT_CHOICE_NEEDED, key);
            case TENANT_TO_CONFIRM -> reauthorize(ReauthorizationRequiredException.Reason.TENANT_NOT_CONFIRMED, key);
            case TENANT_GONE -> reauthorize(ReauthorizationRequiredException.Reason.TENANT_DISCONNECTED, key);
            case TOKEN_REFUSED -> reauthorize(ReauthorizationRequiredException.Reason.TOKEN_REFUSED, key);
            case COPIED_STORE -> reauthorize(ReauthorizationRequiredException.Reason.COPIED_STORE, key);
            case APP_CHANGED -> reauthorize(ReauthorizationRequiredException.Reason.APP_CHANGED, key);
            case OK, TENANT_REFUSED, CONSENT_UNFINISHED ->
                new TemporarilyUnavailableException(
                        TemporarilyUnavailableException.Reason.REFRESH_UNDER_WAY, ErrorContext.of(key));
        };
    }

    /** Returns whether only the owner can change it, so that for a while the record need not be read again for each call. */
    static boolean untilTheOwnerActs(StatusReason reason) {
        return switch (reason) {
            case NO_APP, DISCONNECTED, TENANT_GONE, TOKEN_REFUSED, APP_CHANGED, COPIED_STORE -> true;
            case OK,
                    NO_CONSENT,
                    CONSENT_UNFINISHED,
                    TENANT_TO_CONFIRM,
                    SEVERAL_TENANTS,
                    TENANT_REFUSED,
                    SECRET_REJECTED,
                    GRANT_NOT_ALLOWED,
                    CUSTOM_CONNECTION_INACTIVE,
                    SCOPE_REFUSED -> false;
        };
    }

    /** Returns whether an access token still serves. A rejected app keeps what it was given: only the next refresh fails. */
    static boolean servesTokens(StatusReason reason) {
        return switch (reason) {
            case OK,
                    SEVERAL_TENANTS,
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
                    TENANT_GONE,
                    TOKEN_REFUSED,
                    APP_CHANGED,
                    COPIED_STORE -> false;
        };
    }

    private static XeroConnectException rejected(AppRejectedException.Reason reason, ConnectionKey key) {
        return new AppRejectedException(reason, ErrorContext.of(key));
    }

    private static XeroConnectException reauthorize(ReauthorizationRequiredException.Reason reason, ConnectionKey key) {
        return new ReauthorizationRequiredException(reason, ErrorContext.of(key));
    }
}
