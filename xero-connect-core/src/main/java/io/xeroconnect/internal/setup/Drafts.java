package io.xeroconnect.internal.setup;

import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.SetupDraft;
import io.xeroconnect.setup.SetupField;
import io.xeroconnect.setup.SetupPath;
import io.xeroconnect.setup.SetupStep;
import java.util.List;
import java.util.Set;

/** What the things that an owner does make of the draft. */
final class Drafts {
    private static final Set<String> FIELDS = Set.of(SetupStep.Id.CLIENT_ID.name(), SetupStep.Id.CLIENT_SECRET.name());

    /** What was done with the former id and secret says nothing about the new ones. */
    private static final List<String> AFTER_THE_FIELDS =
            List.of(SetupStep.Id.SAVE_AT_XERO.name(), SetupStep.Id.TEST.name());

    private Drafts() {}

    /**
     * Returns the draft of a way. Whoever changes the way begins its steps anew and takes along what was entered; an app
     * that is kept already is one to look at again.
     */
    static SetupDraft of(SetupPath path, ConnectionRecord record) {
        return record.setup()
                .map(draft -> draft.path().equals(path.name())
                        ? draft
                        : draft.onto(path.name(), draft.appKept() ? FIELDS : Set.of()))
                .orElseGet(() -> SetupDraft.begun(path.name()));
    }

    static SetupDraft enter(SetupDraft draft, SetupField field, String value) {
        return switch (field) {
            case CLIENT_ID -> {
                boolean same = draft.clientId().filter(value::equals).isPresent();
                SetupDraft entered = draft.withClientId(value).close(stepOf(field));
                yield same ? entered : entered.reopen(AFTER_THE_FIELDS);
            }
            case CLIENT_SECRET -> draft.withSecret(value).close(stepOf(field)).reopen(AFTER_THE_FIELDS);
        };
    }

    /** A secret that stays after all may not have been saved at Xero. */
    static SetupDraft keep(SetupDraft draft, SetupField field) {
        SetupDraft closed = draft.close(stepOf(field));
        return field == SetupField.CLIENT_ID ? closed : closed.refused(false).reopen(AFTER_THE_FIELDS);
    }

    /** Returns the draft with its secret entered, and the step open until Xero was asked about the one before it. */
    static SetupDraft secretWaits(SetupDraft draft) {
        return draft.reopen(List.of(SetupStep.Id.CLIENT_SECRET.name()));
    }

    /** Returns whether id and secret are both there to become the connection's app. */
    static boolean isWhole(SetupDraft draft) {
        boolean open = FIELDS.stream().anyMatch(draft.reopened()::contains);
        return draft.clientId().isPresent() && draft.secret().isPresent() && !open;
    }

    private static String stepOf(SetupField field) {
        return switch (field) {
            case CLIENT_ID -> SetupStep.Id.CLIENT_ID.name();
            case CLIENT_SECRET -> SetupStep.Id.CLIENT_SECRET.name();
        };
    }
}
