package io.xeroconnect.wizard;

import io.xeroconnect.setup.SetupField;
import io.xeroconnect.setup.SetupGuide;
import io.xeroconnect.setup.SetupStep;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The step at which the owner is, or an earlier one that they look at again. */
final class SetUpPage {
    static final String STEP = "step";
    static final String AGAIN = "again";
    static final String KEEP = "keep";
    private static final Set<SetupStep.Id> BY_THEMSELVES =
            EnumSet.of(SetupStep.Id.CONNECT, SetupStep.Id.ORGANISATION, SetupStep.Id.TEST);

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
        Optional<SetupStep> earlier =
                named(visit, guide).filter(SetupStep::done).filter(SetUpPage::hasAddress);
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
                atItsAddress(visit, guide, now);
            case CONNECT -> parts.show(visit, connect.draft(visit, guide, now));
            case ORGANISATION -> organisation(visit);
            case TEST -> parts.show(visit, test.draft(visit, guide, now));
        };
    }

    /** What the last form left is for the address that it was left for, and shown there. */
    private PageResponse atItsAddress(Visit visit, SetupGuide guide, SetupStep now) {
        boolean isThere = visit.field(STEP).equals(now.id().name());
        return isThere || visit.flash().isPresent()
                ? parts.show(visit, step.draft(visit, guide, now, false))
                : parts.goTo(address(parts, visit, now));
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
            return parts.goTo(present(visit, guide));
        }
        return take(visit, guide, meant.get());
    }

    private PageResponse take(Visit visit, SetupGuide guide, SetupStep step) {
        boolean ticks = step.id().isTicked() && step.id() != SetupStep.Id.TEST;
        SetupGuide next = ticks ? guide.tick(step.id()) : guide;
        boolean keeps = visit.field(KEEP).equals("yes");
        for (SetupField field : step.fields()) {
            next = keeps && next.entered().contains(field)
                    ? next.keep(field)
                    : next.enter(field, visit.field(field.name()));
            Optional<String> problem = Optional.ofNullable(next.problems().get(field));
            if (problem.isPresent()) {
                return parts.goTo(address(parts, visit, step), true, problem.get());
            }
        }
        return parts.goTo(present(visit, next));
    }

    private String present(Visit visit, SetupGuide guide) {
        return guide.current()
                .filter(SetUpPage::hasAddress)
                .map(now -> address(parts, visit, now))
                .orElseGet(() -> parts.home(visit));
    }

    /**
     * Returns whether a step has an address of its own, so that Back in the browser leads to it: each that ends with Next.
     * The others open and close by themselves, which an address that names them would hide.
     */
    static boolean hasAddress(SetupStep step) {
        return !BY_THEMSELVES.contains(step.id());
    }

    static String address(Parts parts, Visit visit, SetupStep step) {
        return parts.home(visit) + "&" + STEP + "=" + step.id().name();
    }
}
