package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.error.AppRejectedException.Reason;
import io.xeroconnect.internal.wire.TokenOutcome;
import io.xeroconnect.internal.wire.TokenProbe;
import io.xeroconnect.model.XeroApp;
import java.util.Optional;

/** Says from one answer of the token endpoint whether Xero accepts an app's id and secret. */
final class AppCheck {
    private AppCheck() {}

    static boolean isSecretRefused(Optional<TokenProbe> probe) {
        return probe.map(TokenProbe::outcome).orElse(null) instanceof TokenOutcome.AppRefused refused
                && refused.reason() == Reason.SECRET_REJECTED;
    }

    /** Returns what an answer says of the app; empty means that none came in time. */
    static CheckResult judge(XeroApp app, Optional<TokenProbe> probe) {
        TokenOutcome outcome = probe.map(TokenProbe::outcome).orElse(null);
        if (outcome instanceof TokenOutcome.AppRefused refused) {
            return refused(app, refused.reason()).with(correlation(refused.correlationId()));
        }
        if (outcome == null || !NetworkCheck.isReached(outcome)) {
            return AppFinding.NOT_CHECKED.result();
        }
        boolean custom = app.type() == XeroApp.Type.CUSTOM_CONNECTION;
        if (custom && outcome instanceof TokenOutcome.GrantRefused) {
            return AppFinding.CUSTOM_CONNECTION_INACTIVE.result();
        }
        return (app.type() == XeroApp.Type.PKCE ? AppFinding.ID_ACCEPTED : AppFinding.ACCEPTED).result();
    }

    private static AppFinding refused(XeroApp app, Reason reason) {
        return switch (reason) {
            case NO_APP, SHARED_APP, SECRET_REJECTED ->
                app.clientSecret().isEmpty() ? AppFinding.ID_REJECTED : AppFinding.SECRET_REJECTED;
            case GRANT_NOT_ALLOWED -> AppFinding.WRONG_TYPE;
            case SCOPE_REFUSED -> AppFinding.SCOPE_REFUSED;
            case CUSTOM_CONNECTION_INACTIVE -> AppFinding.CUSTOM_CONNECTION_INACTIVE;
            case REQUEST_REFUSED -> AppFinding.REQUEST_REFUSED;
        };
    }

    private static String correlation(String id) {
        return id.isEmpty() ? "" : "[Xero-Correlation-Id " + id + "]";
    }
}
