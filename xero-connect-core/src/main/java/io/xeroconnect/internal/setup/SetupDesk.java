package io.xeroconnect.internal.setup;

import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.internal.app.AppSettings;
import io.xeroconnect.internal.diagnosis.ErrorPages;
import io.xeroconnect.internal.diagnosis.RedirectUriComparison;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.SetupDraft;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.refresh.Refresher;
import io.xeroconnect.internal.work.Workers;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.setup.SeenAtXero;
import io.xeroconnect.setup.SetupAdvice;
import io.xeroconnect.setup.SetupField;
import io.xeroconnect.setup.SetupGuide;
import io.xeroconnect.setup.SetupPath;
import io.xeroconnect.setup.SetupSettings;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Hands out set-up guides and does what they are told. Thread-safe; blocks on the store. */
public final class SetupDesk {
    private final ConnectionRecords records;
    private final StatusRule status;
    private final AppSettings apps;
    private final PreFlight preFlight;
    private final Refresher refresher;
    private final Workers workers;
    private final Duration timeout;

    /** Creates the desk. */
    public SetupDesk(
            ConnectionRecords records,
            StatusRule status,
            AppSettings apps,
            PreFlight preFlight,
            Refresher refresher,
            Workers workers,
            Duration timeout) {
        this.records = records;
        this.status = status;
        this.apps = apps;
        this.preFlight = preFlight;
        this.refresher = refresher;
        this.workers = workers;
        this.timeout = timeout;
    }

    /** Returns the guide of a connection, at the step where its owner left off. */
    public SetupGuide open(ConnectionKey key, SetupPath path, SetupSettings settings) {
        Stored stored = workers.call(key, timeout, () -> records.find(key));
        return guide(stored, path, settings, Map.of());
    }

    private SetupGuide guide(Stored stored, SetupPath path, SetupSettings settings, Map<SetupField, String> problems) {
        return new Guide(this, stored, path, settings, status, problems);
    }

    SetupGuide tick(Guide guide, String step) {
        return guide(change(guide, draft -> draft.tick(step)), guide.path(), guide.settings(), Map.of());
    }

    SetupGuide restart(Guide guide) {
        Stored stored = write(guide.key(), record -> record.with(f -> f.setup(Optional.empty())));
        return guide(stored, guide.path(), guide.settings(), Map.of());
    }

    SetupGuide enter(Guide guide, SetupField field, String value) {
        Texts texts = new Texts(guide.settings().texts());
        Map<SetupField, String> problems = new EnumMap<>(SetupField.class);
        FieldCheck.mistake(field, value, guide.otherThan(field))
                .map(texts::get)
                .or(() -> refusedApp(guide, field, value))
                .ifPresent(mistake -> problems.put(field, mistake));
        Stored stored = problems.isEmpty() ? keep(guide, field, value) : guide.stored();
        return guide(stored, guide.path(), guide.settings(), problems);
    }

    /** What only both fields together show to be wrong is said in the words of {@link XeroApp}. */
    private static Optional<String> refusedApp(Guide guide, SetupField field, String value) {
        Optional<String> other = guide.otherThan(field);
        if (other.isEmpty()) {
            return Optional.empty();
        }
        boolean isId = field == SetupField.CLIENT_ID;
        try {
            XeroApp.web(
                    isId ? value : other.get(),
                    isId ? other.get() : value,
                    guide.settings().redirectUri());
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private Stored keep(Guide guide, SetupField field, String value) {
        Stored entered = change(
                guide, draft -> field == SetupField.CLIENT_ID ? draft.withClientId(value) : draft.withSecret(value));
        SetupDraft draft = SetupState.draftOf(guide.path(), entered.record());
        if (draft.clientId().isEmpty() || draft.secret().isEmpty()) {
            return entered;
        }
        XeroApp app = XeroApp.web(
                draft.clientId().get(), draft.secret().get(), guide.settings().redirectUri());
        apps.use(guide.key(), app);
        return change(guide, SetupDraft::kept);
    }

    private Stored change(Guide guide, UnaryOperator<SetupDraft> step) {
        return write(guide.key(), record -> {
            SetupDraft draft = SetupState.draftOf(guide.path(), record);
            return record.with(f -> f.setup(Optional.of(step.apply(draft))));
        });
    }

    private Stored write(ConnectionKey key, UnaryOperator<ConnectionRecord> change) {
        Stored stored = workers.call(key, timeout, () -> records.update(key, change));
        refresher.publish(stored);
        return stored;
    }

    Optional<SetupAdvice> preFlight(Guide guide) {
        return guide.settings().isPreFlight()
                ? workers.call(guide.key(), timeout, () -> preFlight.look(guide.stored()))
                        .map(SetupDesk::advice)
                : Optional.empty();
    }

    SetupAdvice explain(SeenAtXero seen) {
        return advice(ErrorPages.explain(seen));
    }

    SetupAdvice compareRedirectUri(Guide guide, String registered) {
        return advice(RedirectUriComparison.compare(guide.settings().redirectUri(), registered));
    }

    private static SetupAdvice advice(CheckResult result) {
        return new SetupAdvice(
                result.id(),
                result.outcome() != CheckResult.Outcome.PASS,
                result.finding(),
                result.ownerRemedy(),
                result.supportRemedy());
    }
}
