package io.xeroconnect.wizard;

import io.xeroconnect.setup.SeenAtXero;
import io.xeroconnect.setup.SetupAdvice;
import io.xeroconnect.setup.SetupGuide;
import io.xeroconnect.setup.SetupStep;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where the owner leaves for Xero in another window, while this one waits for them, and asks after three minutes what
 * they see: most mistakes end on a page of Xero's that never calls back.
 */
final class ConnectView {
    private static final String SEEN = "seen";
    private static final String REGISTERED = "registered";
    private static final String SINCE = "since";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Parts parts;
    private final Steps steps;
    private final CopyRow copy;

    ConnectView(Parts parts) {
        this.parts = parts;
        this.steps = new Steps(parts);
        this.copy = new CopyRow(parts);
    }

    Draft draft(Visit visit, SetupGuide guide, SetupStep step) {
        Html content = Html.of("div", "panel")
                .add(advice(visit, guide))
                .add(redirectUri(visit))
                .add(Html.of("p", "lead").text(step.instruction()))
                .add(parts.texts()
                        .find("ending." + guide.ending())
                        .map(text -> Html.of("p").text(text)))
                .add(connect(visit))
                .add(Html.of("p", "hint waiting").set("hidden").text(parts.text("connect.waiting")))
                .add(others(visit))
                .add(noAnswer(visit));
        Draft draft = Draft.of(step.title(), steps.around(visit, guide, step, content));
        String reload = parts.home(visit) + "&" + SINCE + "=" + since(visit);
        return draft.watching(Progress.address(parts, guide), Progress.state(guide), reload);
    }

    /** Xero is asked once, when the page is opened, and not each time that it looks for something new. */
    private Optional<Html> advice(Visit visit, SetupGuide guide) {
        Optional<SetupAdvice> advice =
                visit.field(SINCE).isEmpty() && visit.field(SEEN).isEmpty()
                        ? guide.preFlight()
                        : explained(visit, guide);
        return advice.map(parts.findings()::advice);
    }

    private static Optional<SetupAdvice> explained(Visit visit, SetupGuide guide) {
        String registered = visit.field(REGISTERED).strip();
        if (!registered.isEmpty()) {
            return Optional.of(guide.compareRedirectUri(registered));
        }
        return seen(visit).map(guide::explain);
    }

    private static Optional<SeenAtXero> seen(Visit visit) {
        return Visit.named(SeenAtXero.class, visit.field(SEEN));
    }

    private static boolean isAboutRedirectUri(Visit visit) {
        return seen(visit).filter(SeenAtXero.INVALID_REDIRECT_URI::equals).isPresent();
    }

    private Html redirectUri(Visit visit) {
        return isAboutRedirectUri(visit)
                ? copy.row(
                        "redirect-uri",
                        parts.text("seen.redirect-uri"),
                        parts.at().callback())
                : Html.none();
    }

    private Html connect(Visit visit) {
        return parts.form(visit, "connect")
                .set("target", "_blank")
                .set("rel", "noopener")
                .set("data-leaves")
                .add(Parts.hidden(Visit.PATH, visit.path().name()))
                .add(parts.button("connect.connect"));
    }

    private Html others(Visit visit) {
        Html phone = parts.form(visit, "phone")
                .add(Parts.hidden(Visit.PATH, visit.path().name()))
                .add(parts.quietButton("connect.phone"));
        Html test = parts.form(visit, "test")
                .add(Parts.hidden(Visit.PATH, visit.path().name()))
                .add(parts.quietButton("connect.check"));
        return Html.of("div", "actions").add(phone, test);
    }

    private Html noAnswer(Visit visit) {
        boolean late = parts.clock().instant().getEpochSecond() - since(visit) >= PATIENCE.toSeconds();
        boolean open = late || !visit.field(SEEN).isEmpty();
        Html question = Html.of("details", "no-answer")
                .set("data-after", String.valueOf(PATIENCE.toSeconds()))
                .set("data-late", parts.text("seen.late"));
        if (open) {
            question.set("open");
        }
        question.add(Html.of("summary").text(parts.text("seen.title")))
                .add(Html.of("p", "late").set("role", "status").text(late ? parts.text("seen.late") : ""));
        return question.add(choices(visit));
    }

    private Html choices(Visit visit) {
        Optional<SeenAtXero> chosen = seen(visit);
        List<Html> choices = Arrays.stream(SeenAtXero.values())
                .map(seen -> choice(seen, chosen.filter(seen::equals).isPresent()))
                .toList();
        Html form = Html.of("form")
                .set("method", "get")
                .set("action", parts.at().page("set-up"))
                .add(Parts.hidden(Visit.KEY, visit.key().value()))
                .add(Parts.hidden(Visit.PATH, visit.path().name()))
                .add(Parts.hidden(SINCE, String.valueOf(since(visit))))
                .add(Html.of("fieldset")
                        .add(Html.of("legend").text(parts.text("seen.question")))
                        .add(choices));
        if (isAboutRedirectUri(visit)) {
            form.add(registered(visit));
        }
        return form.add(parts.quietButton("seen.ask"));
    }

    private static Html choice(SeenAtXero seen, boolean chosen) {
        Html input = Html.of("input").set("type", "radio").set("name", SEEN).set("value", seen.name());
        return Html.of("label", "choice")
                .add(chosen ? input.set("checked") : input)
                .text(seen.message());
    }

    private Html registered(Visit visit) {
        return Html.of("div", "field")
                .add(Html.of("label").set("for", REGISTERED).text(parts.text("seen.registered")))
                .add(Html.of("input")
                        .set("id", REGISTERED)
                        .set("name", REGISTERED)
                        .set("autocomplete", "off")
                        .set("spellcheck", "false")
                        .set("value", visit.field(REGISTERED)));
    }

    /** Returns the epoch seconds at which this page was opened first. */
    private long since(Visit visit) {
        String since = visit.field(SINCE);
        return since.matches("[0-9]{1,12}")
                ? Long.parseLong(since)
                : parts.clock().instant().getEpochSecond();
    }
}
