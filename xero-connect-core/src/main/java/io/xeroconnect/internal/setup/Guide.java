package io.xeroconnect.internal.setup;

import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.setup.SeenAtXero;
import io.xeroconnect.setup.SetupAdvice;
import io.xeroconnect.setup.SetupField;
import io.xeroconnect.setup.SetupGuide;
import io.xeroconnect.setup.SetupPath;
import io.xeroconnect.setup.SetupSettings;
import io.xeroconnect.setup.SetupStep;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** One look at a set-up. */
final class Guide implements SetupGuide {
    private static final int HINT = 6;

    private final SetupDesk desk;
    private final Stored stored;
    private final SetupPath path;
    private final SetupSettings settings;
    private final SetupState state;
    private final Map<SetupField, String> problems;
    private final List<SetupStep> steps;
    private final Optional<XeroConnection> connection;

    Guide(
            SetupDesk desk,
            Stored stored,
            SetupPath path,
            SetupSettings settings,
            StatusRule status,
            Map<SetupField, String> problems) {
        this.desk = desk;
        this.stored = stored;
        this.path = path;
        this.settings = settings;
        this.state = new SetupState(path, stored.record(), status);
        this.problems = Map.copyOf(problems);
        SetupSteps words = new SetupSteps(stored.key(), settings, Texts.of(settings.texts()));
        this.steps = state.steps().stream()
                .map(id -> words.step(path, id, clientIdHint(), state.refusal(), state.isDone(id)))
                .toList();
        this.connection = Optional.of(stored).filter(Stored::exists).map(status::show);
    }

    Stored stored() {
        return stored;
    }

    SetupSettings settings() {
        return settings;
    }

    /** Returns what was entered in the other field. */
    Optional<String> otherThan(SetupField field) {
        return state.entered(field == SetupField.CLIENT_ID ? SetupField.CLIENT_SECRET : SetupField.CLIENT_ID);
    }

    @Override
    public ConnectionKey key() {
        return stored.key();
    }

    @Override
    public SetupPath path() {
        return path;
    }

    @Override
    public List<SetupStep> steps() {
        return steps;
    }

    @Override
    public Optional<SetupStep> current() {
        return steps.stream()
                .filter(step -> !state.isTenantWaiting() || step.id() == SetupStep.Id.ORGANISATION)
                .filter(step -> !step.done())
                .findFirst();
    }

    @Override
    public boolean isComplete() {
        return current().isEmpty();
    }

    @Override
    public Map<SetupField, String> problems() {
        return problems;
    }

    @Override
    public Optional<String> clientIdHint() {
        return state.clientId().map(id -> id.substring(0, Math.min(HINT, id.length())));
    }

    @Override
    public Ending ending() {
        return state.ending();
    }

    @Override
    public Optional<XeroConnection> connection() {
        return connection;
    }

    @Override
    public SetupGuide tick(SetupStep.Id step) {
        Objects.requireNonNull(step, "A step is needed, for example one of steps().");
        if (!step.isTicked() || !state.steps().contains(step)) {
            throw new IllegalArgumentException("The step " + step + " is not one to be ticked on this way.");
        }
        return desk.tick(this, step.name());
    }

    @Override
    public SetupGuide enter(SetupField field, String value) {
        Objects.requireNonNull(field, "A field is needed.");
        Objects.requireNonNull(value, "A value is needed; an empty text is named as a mistake.");
        return desk.enter(this, field, value);
    }

    @Override
    public Set<SetupField> entered() {
        Set<SetupField> entered = EnumSet.noneOf(SetupField.class);
        for (SetupField field : SetupField.values()) {
            if (state.isEntered(field)) {
                entered.add(field);
            }
        }
        return Set.copyOf(entered);
    }

    @Override
    public SetupGuide keep(SetupField field) {
        Objects.requireNonNull(field, "A field is needed.");
        if (!state.isEntered(field)) {
            throw new IllegalArgumentException("Nothing stands in " + field + " yet that could be kept: enter it.");
        }
        return desk.keep(this, field);
    }

    @Override
    public SetupGuide back(SetupStep.Id step) {
        Objects.requireNonNull(step, "A step is needed, for example one of steps().");
        List<SetupStep.Id> all = state.steps();
        boolean byItself = step == SetupStep.Id.CONNECT || step == SetupStep.Id.ORGANISATION;
        if (byItself || !all.contains(step)) {
            throw new IllegalArgumentException("The step " + step + " is not one to go back to on this way.");
        }
        return desk.back(
                this,
                all.subList(all.indexOf(step), all.size()).stream()
                        .map(SetupStep.Id::name)
                        .toList());
    }

    @Override
    public SetupGuide startAgain() {
        return back(state.steps().get(0));
    }

    @Override
    public SetupGuide restart() {
        return desk.restart(this);
    }

    @Override
    public Optional<SetupAdvice> preFlight() {
        return desk.preFlight(this);
    }

    @Override
    public SetupAdvice explain(SeenAtXero seen) {
        return desk.explain(Objects.requireNonNull(seen, "What was seen is needed."));
    }

    @Override
    public SetupAdvice compareRedirectUri(String registeredAtXero) {
        return desk.compareRedirectUri(this, Objects.requireNonNull(registeredAtXero, "An address is needed."));
    }

    @Override
    public String toString() {
        return "SetupGuide[" + key() + ", " + path + ", at "
                + current().map(step -> step.id().name()).orElse("the end") + "]";
    }
}
