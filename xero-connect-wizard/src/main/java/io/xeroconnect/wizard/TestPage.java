package io.xeroconnect.wizard;

import io.xeroconnect.diagnosis.Check;
import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.diagnosis.Diagnosis;
import io.xeroconnect.setup.SetupGuide;
import io.xeroconnect.setup.SetupStep;
import java.util.Optional;
import java.util.Set;

/** Tests the connection and shows each check; in a set-up, a test without a failure is its last step. */
final class TestPage {
    private static final Set<CheckResult.Outcome> TROUBLE = Set.of(CheckResult.Outcome.WARN, CheckResult.Outcome.FAIL);

    private final Parts parts;
    private final Steps steps;

    TestPage(Parts parts) {
        this.parts = parts;
        this.steps = new Steps(parts);
    }

    PageResponse show(Visit visit) {
        Html content = panel(visit, parts.text("test.text"));
        return parts.show(
                visit, Draft.of(parts.text("test.title", visit.connection().label()), content));
    }

    Draft draft(Visit visit, SetupGuide guide, SetupStep step) {
        return Draft.of(step.title(), steps.around(visit, guide, step, panel(visit, step.instruction())));
    }

    private Html panel(Visit visit, String instruction) {
        return Html.of("div", "panel")
                .add(Html.of("p", "lead").text(instruction))
                .add(form(visit, "test.test"))
                .add(Html.of("div").set("id", "result").set("aria-live", "polite"));
    }

    private Html form(Visit visit, String text) {
        return parts.form(visit, "test")
                .set("data-test")
                .set("data-busy", parts.text("test.busy"))
                .add(visit.findPath().map(path -> Parts.hidden(Visit.PATH, path.name())))
                .add(parts.button(text));
    }

    /** Answers with the result itself: nothing is changed by a test, so it may be sent again. */
    PageResponse send(Visit visit) {
        Diagnosis diagnosis = parts.xero().test(visit.key());
        Optional<SetupGuide> guide = visit.findPath().map(path -> parts.xero().setup(visit.key(), path));
        if (diagnosis.completesSetup()) {
            guide.filter(TestPage::isAtTest).ifPresent(g -> g.tick(SetupStep.Id.TEST));
        }
        Html result = Html.of("div")
                .set("id", "result")
                .set("aria-live", "polite")
                .add(parts.findings().checks(diagnosis), verdict(visit, diagnosis, guide));
        Html content = Html.of("div", "panel").add(result, form(visit, "test.again"));
        return parts.show(
                visit, Draft.of(parts.text("test.title", visit.connection().label()), content));
    }

    private static boolean isAtTest(SetupGuide guide) {
        return guide.current().filter(now -> now.id() == SetupStep.Id.TEST).isPresent();
    }

    private static boolean isAboutSecret(Diagnosis diagnosis) {
        return diagnosis.results().stream()
                .anyMatch(result -> result.check() == Check.APP_CREDENTIALS && TROUBLE.contains(result.outcome()));
    }

    /** Leads to where another secret is entered; the step is not there as long as no id is. */
    private Optional<Html> secret(Visit visit, SetupGuide guide) {
        return guide.steps().stream()
                .filter(step -> step.id() == SetupStep.Id.CLIENT_SECRET && step.done())
                .findFirst()
                .map(step -> Html.of("p")
                        .add(Html.of("a", "button quiet")
                                .href(SetUpPage.address(parts, visit, step))
                                .text(parts.text("test.correct-secret"))));
    }

    private Html verdict(Visit visit, Diagnosis diagnosis, Optional<SetupGuide> guide) {
        boolean healthy = guide.isPresent() ? diagnosis.completesSetup() : diagnosis.isHealthy();
        boolean last = guide.filter(TestPage::isAtTest).isPresent();
        String trouble = diagnosis.isHealthy() ? "test.secret" : "test.failed";
        String link = guide.isEmpty() ? "test.connection" : healthy && last ? "test.finish" : "test.back";
        return Html.of("div", healthy ? "notice ok" : "notice problem")
                .set("id", "verdict")
                .add(Html.of("p").text(parts.text(healthy ? "test.healthy" : trouble)))
                .add(guide.filter(g -> isAboutSecret(diagnosis)).flatMap(g -> secret(visit, g)))
                .add(Html.of("p")
                        .add(Html.of("a", "button").href(parts.home(visit)).text(parts.text(link))));
    }
}
