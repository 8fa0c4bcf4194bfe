package io.xeroconnect.wizard;

import io.xeroconnect.setup.SetupField;
import io.xeroconnect.setup.SetupGuide;
import io.xeroconnect.setup.SetupStep;
import java.util.Optional;

/** The step at which the owner is, or an earlier one that they look at again. */
final class SetUpPage {
    static final String STEP = "step";
    static final String AGAIN = "again";
    static final String KEEP = "keep";

    private final Parts parts;
    private final StepView step;
    private final ConnectView connect;
    private final TestPage test;
    private final DoneView done;

    SetUpPage(Parts parts) {
        this.parts = parts;
        this.step = new StepView(parts);
        this.connect = new ConnectView(parts);
        this.test = new TestPage(parts);
        this.done = new DoneView(parts);
    }

    PageResponse show(Visit visit) {
        SetupGuide guide = parts.xero().setup(visit.key(), visit.path());
        Optional<SetupStep> earlier = named(visit, guide).filter(SetupStep::done);
        if (earlier.isPresent()) {
            return parts.show(visit, step.draft(visit, guide, earlier.get(), true));
        }
        if (guide.current().isEmpty()) {
            return parts.show(visit, done.draft(visit, guide));
        }
        return show(visit, guide, guide.current().get());
    }

    private PageResponse show(Visit visit, SetupGuide guide, SetupStep now) {
        return switch (now.id()) {
            case PREPARE, SIGN_IN, CREATE_APP, FIND_APP, CLIENT_ID, CLIENT_SECRET, SAVE_AT_XERO ->
                parts.show(visit, step.draft(visit, guide, now, false));
            case CONNECT -> parts.show(visit, connect.draft(visit, guide, now));
            case ORGANISATION -> organisation(visit);
            case TEST -> parts.show(visit, test.draft(visit, guide, now));
        };
    }

    private PageResponse organisation(Visit visit) {
        return parts.goTo(parts.at()
                .page(
                        "organisation",
                        Visit.KEY,
                        visit.key().value(),
                        Visit.PATH,
                        visit.path().name()));
    }

    private static Optional<SetupStep> named(Visit visit, SetupGuide guide) {
        return guide.steps().stream()
                .filter(step -> step.id().name().equals(visit.field(STEP)))
                .findFirst();
    }

    /** A form of a step that is no longer the present one changes nothing, unless it says that it corrects that step. */
    PageResponse send(Visit visit) {
        SetupGuide guide = parts.xero().setup(visit.key(), visit.path());
        Optional<SetupStep> meant = named(visit, guide);
        boolean present =
                meant.isPresent() && guide.current().map(SetupStep::id).equals(meant.map(SetupStep::id));
        boolean corrected =
                meant.filter(SetupStep::done).isPresent() && visit.field(AGAIN).equals("yes");
        if (!present && !corrected) {
            return parts.goTo(parts.home(visit));
        }
        return take(visit, guide, meant.get(), corrected);
    }

    private PageResponse take(Visit visit, SetupGuide guide, SetupStep step, boolean corrected) {
        if (step.id().isTicked() && step.id() != SetupStep.Id.TEST) {
            guide.tick(step.id());
        }
        boolean keeps = visit.field(KEEP).equals("yes");
        for (SetupField field : step.fields()) {
            SetupGuide next = keeps && guide.entered().contains(field)
                    ? guide.keep(field)
                    : guide.enter(field, visit.field(field.name()));
            Optional<String> problem = Optional.ofNullable(next.problems().get(field));
            if (problem.isPresent()) {
                return parts.goTo(again(visit, step, corrected), true, problem.get());
            }
        }
        return parts.goTo(parts.home(visit));
    }

    private String again(Visit visit, SetupStep step, boolean corrected) {
        return corrected ? earlier(parts, visit, step) : parts.home(visit);
    }

    static String earlier(Parts parts, Visit visit, SetupStep step) {
        return parts.home(visit) + "&" + STEP + "=" + step.id().name();
    }
}
