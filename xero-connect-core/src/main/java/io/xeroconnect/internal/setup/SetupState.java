package io.xeroconnect.internal.setup;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.SetupDraft;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.setup.SetupField;
import io.xeroconnect.setup.SetupGuide.Ending;
import io.xeroconnect.setup.SetupPath;
import io.xeroconnect.setup.SetupStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a record says about how far a set-up has come: which steps there are, and which are done. */
final class SetupState {
    private final SetupPath path;
    private final ConnectionRecord record;
    private final SetupDraft draft;
    private final StatusReason reason;
    private final Optional<XeroApp> nextApp;
    private final boolean tenantWaits;
    private final boolean organisationOpen;

    SetupState(SetupPath path, ConnectionRecord record, StatusRule status) {
        this.path = path;
        this.record = record;
        this.draft = Drafts.of(path, record);
        this.reason = status.reason(record);
        this.nextApp = status.nextApp(record);
        this.tenantWaits = status.tenantToConfirm(record).isPresent();
        this.organisationOpen = tenantWaits || reason == StatusReason.SEVERAL_TENANTS;
    }

    List<SetupStep.Id> steps() {
        List<SetupStep.Id> steps = new ArrayList<>(
                switch (path) {
                    case FIRST_SETUP -> List.of(SetupStep.Id.PREPARE, SetupStep.Id.SIGN_IN, SetupStep.Id.CREATE_APP);
                    case RECONNECT -> List.of(SetupStep.Id.SIGN_IN, SetupStep.Id.FIND_APP);
                });
        steps.addAll(List.of(
                SetupStep.Id.CLIENT_ID, SetupStep.Id.CLIENT_SECRET, SetupStep.Id.SAVE_AT_XERO, SetupStep.Id.CONNECT));
        if (organisationOpen) {
            steps.add(SetupStep.Id.ORGANISATION);
        }
        steps.add(SetupStep.Id.TEST);
        return steps;
    }

    boolean isDone(SetupStep.Id step) {
        return switch (step) {
            case PREPARE, SIGN_IN, CREATE_APP, FIND_APP, SAVE_AT_XERO, TEST ->
                draft.ticked().contains(step.name());
            case CLIENT_ID -> isEntered(SetupField.CLIENT_ID) && !isReopened(step);
            case CLIENT_SECRET -> isEntered(SetupField.CLIENT_SECRET) && !isReopened(step) && !isRefused();
            case CONNECT -> isAppSettled() && (tenantWaits || isConnected());
            case ORGANISATION -> !organisationOpen;
        };
    }

    /** Returns whether an organisation waits for the owner's word; the consent for it was given, so no other step is due. */
    boolean isTenantWaiting() {
        return tenantWaits;
    }

    private boolean isReopened(SetupStep.Id step) {
        return draft.reopened().contains(step.name());
    }

    /** Returns whether something stands in a field; an app that is kept has its secret. */
    boolean isEntered(SetupField field) {
        return entered(field).isPresent() || (field == SetupField.CLIENT_SECRET && draft.appKept());
    }

    /** Returns whether Xero refused the secret that stands. What it said of the living app says nothing of one that waits. */
    boolean isRefused() {
        boolean living = record.waitingApp().isEmpty()
                && record.appProblem().equals(Optional.of(AppRejectedException.Reason.SECRET_REJECTED));
        return draft.appKept()
                && (living || (draft.refused() && record.waitingApp().isPresent()));
    }

    /** Returns the name of the words for a secret that was refused; a short one is said to be so only then. */
    Optional<String> refusal() {
        if (!isRefused()) {
            return Optional.empty();
        }
        boolean isShort = nextApp.flatMap(XeroApp::clientSecret)
                .filter(FieldCheck::isShort)
                .isPresent();
        return Optional.of(isShort ? "refused-short" : "refused");
    }

    private boolean isAppSettled() {
        return draft.appKept() && isDone(SetupStep.Id.CLIENT_ID) && isDone(SetupStep.Id.CLIENT_SECRET);
    }

    /** A connection to the former app goes on until the new one has its consent, and is not what this way leads to. */
    private boolean isConnected() {
        boolean alive = switch (reason) {
            case OK, SEVERAL_TENANTS, SECRET_REJECTED, GRANT_NOT_ALLOWED, CUSTOM_CONNECTION_INACTIVE, SCOPE_REFUSED ->
                true;
            case NO_APP,
                    NO_CONSENT,
                    CONSENT_UNFINISHED,
                    TENANT_TO_CONFIRM,
                    DISCONNECTED,
                    TENANT_GONE,
                    TENANT_REFUSED,
                    TOKEN_REFUSED,
                    APP_CHANGED,
                    COPIED_STORE -> false;
        };
        return alive && record.waitingApp().isEmpty() && record.tokens().isPresent();
    }

    Ending ending() {
        if (!isAppSettled()) {
            return Ending.OPEN;
        }
        if (isConnected()) {
            return Ending.NO_CONSENT_NEEDED;
        }
        if (record.waitingApp().isPresent()) {
            return Ending.CONSENT_TO_ANOTHER_APP;
        }
        boolean cameBefore = record.tokens().isPresent() || record.tenantId().isPresent();
        return cameBefore ? Ending.CONSENT_AGAIN : Ending.FIRST_CONSENT;
    }

    /** Returns what the owner entered on this way. */
    Optional<String> entered(SetupField field) {
        return field == SetupField.CLIENT_ID ? draft.clientId() : draft.secret();
    }

    /** Returns the client id that was entered, else the stored one. */
    Optional<String> clientId() {
        return draft.clientId().or(() -> nextApp.map(XeroApp::clientId));
    }
}
