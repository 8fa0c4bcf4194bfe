package io.xeroconnect.internal.setup;

import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.internal.app.AppSettings;
import io.xeroconnect.internal.app.UntriedSecret;
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
import io.xeroconnect.setup.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Hands out set-up guides and does what they are told. Thread-safe; blocks on the store. */
public final class SetupDesk {
    private final ConnectionRecords records;
    private final StatusRule status;
    private final AppSettings apps;
    private final UntriedSecret untried;
    private final PreFlight preFlight;
    private final Refresher refresher;
    private final Workers workers;
    private final Duration timeout;

    /** Creates the desk. */
    public SetupDesk(
            ConnectionRecords records,
            StatusRule status,
            AppSettings apps,
            UntriedSecret untried,
            PreFlight preFlight,
            Refresher refresher,
            Workers workers,
            Duration timeout) {
        this.records = records;
        this.status = status;
        this.apps = apps;
        this.untried = untried;
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
        return change(guide, draft -> draft.tick(step));
    }

    SetupGuide back(Guide guide, List<String> steps) {
        return change(guide, draft -> draft.reopen(steps));
    }

    SetupGuide restart(Guide guide) {
        Stored stored = write(guide.key(), record -> record.with(f -> f.setup(Optional.empty())));
        return guide(stored, guide.path(), guide.settings(), Map.of());
    }

    SetupGuide enter(Guide guide, SetupField field, String value) {
        Wording texts = Texts.of(guide.settings().texts());
        Optional<String> mistake = FieldCheck.mistake(field, value, guide.otherThan(field))
                .map(texts::get)
                .or(() -> refusedApp(guide, field, value));
        return mistake.map(problem -> guide(guide.stored(), guide.path(), guide.settings(), Map.of(field, problem)))
                .orElseGet(() -> change(guide, draft -> Drafts.enter(draft, field, value)));
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

    SetupGuide keep(Guide guide, SetupField field) {
        return change(guide, draft -> Drafts.keep(draft, field), (record, draft) -> {
            boolean stays = field == SetupField.CLIENT_SECRET && draft.appKept();
            return stays ? tryAgain(record, draft) : record;
        });
    }

    /** Xero may accept a secret that it refused before, since the owner may have saved it there meanwhile. */
    private ConnectionRecord tryAgain(ConnectionRecord record, SetupDraft draft) {
        return record.waitingApp()
                .or(record::app)
                .filter(app -> draft.clientId().filter(app.clientId()::equals).isPresent())
                .map(app -> apps.using(record, app))
                .orElse(record);
    }

    private SetupGuide change(Guide guide, UnaryOperator<SetupDraft> step) {
        return change(guide, step, (record, draft) -> record);
    }

    /** What was entered is kept even where Xero cannot be asked about the secret before it, since Xero shows it only once. */
    private SetupGuide change(
            Guide guide,
            UnaryOperator<SetupDraft> step,
            BiFunction<ConnectionRecord, SetupDraft, ConnectionRecord> also) {
        try {
            Optional<XeroApp> proven = proven(guide, step);
            return guide(write(guide, step, also, proven), guide.path(), guide.settings(), Map.of());
        } catch (TemporarilyUnavailableException e) {
            Stored stored = write(guide, step.andThen(Drafts::secretWaits)::apply, also, Optional.empty());
            String problem = Texts.of(guide.settings().texts()).get("problem.former-untried");
            return guide(stored, guide.path(), guide.settings(), Map.of(SetupField.CLIENT_SECRET, problem));
        }
    }

    private Optional<XeroApp> proven(Guide guide, UnaryOperator<SetupDraft> step) {
        return workers.call(guide.key(), timeout, () -> {
            Stored now = records.find(guide.key());
            SetupDraft draft = step.apply(Drafts.of(guide.path(), now.record()));
            return Drafts.isWhole(draft) ? untried.provenBefore(now, app(guide, draft)) : Optional.empty();
        });
    }

    private Stored write(
            Guide guide,
            UnaryOperator<SetupDraft> step,
            BiFunction<ConnectionRecord, SetupDraft, ConnectionRecord> also,
            Optional<XeroApp> proven) {
        return write(guide.key(), record -> {
            SetupDraft draft = step.apply(Drafts.of(guide.path(), record));
            return with(guide, also.apply(record, draft), draft, proven);
        });
    }

    /** The app and the draft that calls it kept are one write, so that no crash can come between them. */
    private ConnectionRecord with(Guide guide, ConnectionRecord record, SetupDraft draft, Optional<XeroApp> proven) {
        return Drafts.isWhole(draft)
                ? apps.using(record, app(guide, draft), proven).with(f -> f.setup(Optional.of(draft.kept())))
                : record.with(f -> f.setup(Optional.of(draft)));
    }

    private static XeroApp app(Guide guide, SetupDraft draft) {
        return XeroApp.web(
                draft.clientId().orElseThrow(),
                draft.secret().orElseThrow(),
                guide.settings().redirectUri());
    }

    private Stored write(ConnectionKey key, UnaryOperator<ConnectionRecord> change) {
        Stored stored = workers.call(key, timeout, () -> records.update(key, change));
        refresher.publish(stored);
        return stored;
    }

    Optional<SetupAdvice> preFlight(Guide guide) {
        if (!guide.settings().isPreFlight()) {
            return Optional.empty();
        }
        try {
            return workers.call(guide.key(), timeout, () -> preFlight.look(guide.stored()))
                    .map(SetupDesk::advice);
        } catch (TemporarilyUnavailableException e) {
            return Optional.empty(); // an answer that is late has nothing to say
        }
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
