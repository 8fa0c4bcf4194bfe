package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.model.XeroApp;

/** Says whether a consent stands, from what is stored. */
final class ConsentCheck {
    private ConsentCheck() {}

    static CheckResult of(ConnectionRecord record, StatusRule status) {
        String other = record.candidate()
                .flatMap(Candidate::chosen)
                .map(chosen -> "It is for " + chosen.name() + ".")
                .orElse("");
        return finding(record, status).with(other);
    }

    private static ConsentFinding finding(ConnectionRecord record, StatusRule status) {
        return switch (status.reason(record)) {
            case CONSENT_UNFINISHED -> ConsentFinding.UNFINISHED;
            case TENANT_TO_CONFIRM -> ConsentFinding.TENANT_TO_CONFIRM;
            case DISCONNECTED -> ConsentFinding.DISCONNECTED;
            case APP_CHANGED -> ConsentFinding.APP_CHANGED;
            case COPIED_STORE -> ConsentFinding.COPIED_STORE;
            case OK,
                    NO_APP,
                    NO_CONSENT,
                    SEVERAL_TENANTS,
                    TENANT_GONE,
                    TENANT_REFUSED,
                    TOKEN_REFUSED,
                    SECRET_REJECTED,
                    GRANT_NOT_ALLOWED,
                    CUSTOM_CONNECTION_INACTIVE,
                    SCOPE_REFUSED -> byTokens(record, status);
        };
    }

    private static ConsentFinding byTokens(ConnectionRecord record, StatusRule status) {
        if (status.tenantToConfirm(record).isPresent()) {
            return ConsentFinding.TENANT_TO_CONFIRM;
        }
        if (record.candidate().filter(Candidate::isToCheck).isPresent()) {
            return ConsentFinding.UNFINISHED;
        }
        if (isCustom(record, status)) {
            return ConsentFinding.NOT_NEEDED;
        }
        return record.tokens().isPresent() ? ConsentFinding.GIVEN : ConsentFinding.NONE;
    }

    /** Returns whether the living app, or the one to come, is a custom connection. */
    static boolean isCustom(ConnectionRecord record, StatusRule status) {
        return status.livingApp(record)
                .or(() -> status.nextApp(record))
                .filter(app -> app.type() == XeroApp.Type.CUSTOM_CONNECTION)
                .isPresent();
    }
}
