package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.model.AssumedValues;
import io.xeroconnect.model.XeroApp;
import java.util.Optional;

/** Looks at the app itself. What XeroApp refuses never comes here; what it lets pass may still be odd. */
final class AppSettingsCheck {
    private AppSettingsCheck() {}

    static CheckResult of(Optional<Stored> stored, StatusRule status) {
        ConnectionRecord record = stored.map(Stored::record).orElse(ConnectionRecord.EMPTY);
        Optional<XeroApp> app = status.nextApp(record);
        if (app.isEmpty()) {
            return (stored.isEmpty() ? AppFinding.SETTINGS_NOT_CHECKED : AppFinding.MISSING).result();
        }
        return finding(record, app.get()).with(describe(app.get()));
    }

    /** The usual form was observed in all client ids seen so far, but is not documented: so its absence is a warning only. */
    private static AppFinding finding(ConnectionRecord record, XeroApp app) {
        if (!AssumedValues.looksLikeClientId(app.clientId())) {
            return AppFinding.CLIENT_ID_UNUSUAL;
        }
        return record.waitingApp().isPresent() ? AppFinding.WAITING : AppFinding.SET;
    }

    /** Returns type, client id and redirect URI. */
    static String describe(XeroApp app) {
        String type = switch (app.type()) {
            case WEB -> "Web app";
            case PKCE -> "Mobile or desktop app";
            case CUSTOM_CONNECTION -> "Custom connection";
        };
        return type + ", client id " + app.clientId()
                + app.redirectUri().map(uri -> ", redirect URI " + uri).orElse("") + ".";
    }
}
