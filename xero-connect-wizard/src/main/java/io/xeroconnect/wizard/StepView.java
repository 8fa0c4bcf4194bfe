package io.xeroconnect.wizard;

import io.xeroconnect.setup.CopyValue;
import io.xeroconnect.setup.SetupField;
import io.xeroconnect.setup.SetupGuide;
import io.xeroconnect.setup.SetupStep;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A step that is done at Xero, or by pasting something here. */
final class StepView {
    private final Parts parts;
    private final Steps steps;
    private final CopyRow copy;

    StepView(Parts parts) {
        this.parts = parts;
        this.copy = new CopyRow(parts);
        this.steps = new Steps(parts);
    }

    /** Returns the page of a step; {@code again} if it is an earlier one. */
    Draft draft(Visit visit, SetupGuide guide, SetupStep step, boolean again) {
        Html content = Html.of("div", "panel")
                .add(again ? Html.of("p", "hint").text(parts.text("step.was-done")) : Html.none())
                .add(Html.of("p", "lead").text(step.instruction()))
                .add(again ? Html.none() : ending(guide, step))
                .add(step.warning().map(this::warning))
                .add(step.link().map(uri -> link(uri.toString())))
                .add(copies(step))
                .add(
                        again && step.fields().isEmpty()
                                ? Html.of("p").add(back(visit, "button"))
                                : form(visit, guide, step, again));
        Draft draft = Draft.of(step.title(), steps.around(visit, guide, step, content));
        return step.fields().isEmpty() ? draft : draft.withoutNotice();
    }

    /** Whoever saves another secret of the same app should not wait for a consent that never comes. */
    private Html ending(SetupGuide guide, SetupStep step) {
        boolean goesOn = guide.ending() == SetupGuide.Ending.NO_CONSENT_NEEDED;
        return goesOn && step.id() == SetupStep.Id.SAVE_AT_XERO
                ? Html.of("p").text(parts.text("ending." + guide.ending()))
                : Html.none();
    }

    private List<Html> copies(SetupStep step) {
        List<CopyValue> values = step.values();
        return IntStream.range(0, values.size())
                .mapToObj(i -> copy.row(
                        "value-" + i, values.get(i).label(), values.get(i).value()))
                .toList();
    }

    private Html warning(String text) {
        return Html.of("p", "warning")
                .add(Html.of("strong").text(parts.text("step.warning")))
                .text(" " + text);
    }

    private Html link(String address) {
        return Html.of("p")
                .add(Html.of("a", "button quiet")
                        .href(address)
                        .set("target", "_blank")
                        .set("rel", "noopener noreferrer")
                        .text(parts.text("step.open")));
    }

    private Html back(Visit visit, String look) {
        return Html.of("a", look).href(parts.home(visit)).text(parts.text("step.present"));
    }

    private Html form(Visit visit, SetupGuide guide, SetupStep step, boolean again) {
        Html form = parts.form(visit, "set-up")
                .add(Parts.hidden(Visit.PATH, visit.path().name()))
                .add(Parts.hidden(SetUpPage.STEP, step.id().name()));
        if (again) {
            form.add(Parts.hidden(SetUpPage.AGAIN, "yes"));
        }
        step.fields().forEach(field -> form.add(field(visit, guide, field)));
        if (step.fields().isEmpty()) {
            form.add(Html.of("p", "done-when").text(parts.text("step.done-when", step.doneWhen())));
        }
        boolean keeps = step.fields().stream().anyMatch(guide.entered()::contains);
        Html other = again ? back(visit, "button quiet") : keeps ? keep() : Html.none();
        return form.add(Html.of("div", "actions").add(parts.button(again ? "step.correct" : "step.next"), other));
    }

    private Html keep() {
        return parts.quietButton("step.keep").set("name", SetUpPage.KEEP).set("value", "yes");
    }

    private Html field(Visit visit, SetupGuide guide, SetupField field) {
        Optional<String> mistake = visit.flash().map(Flash::text);
        String id = "field-" + field.name();
        boolean secret = field == SetupField.CLIENT_SECRET;
        Html input = Html.of("input")
                .set("id", id)
                .set("name", field.name())
                .set("type", secret ? "password" : "text")
                .set("autocomplete", "off")
                .set("autocapitalize", "none")
                .set("spellcheck", "false")
                .set("aria-describedby", id + "-hint")
                .setIf(mistake.isPresent(), "aria-invalid", "true");
        Html row = Html.of("div", "copy-row").add(mistake.isPresent() ? input.set("autofocus") : input);
        if (secret) {
            row.add(Html.of("button", "button quiet")
                    .set("type", "button")
                    .set("hidden")
                    .set("data-show", id)
                    .set("data-hide-text", parts.text("field.hide"))
                    .set("aria-pressed", "false")
                    .text(parts.text("field.show")));
        }
        Html hint = Html.of("div").set("id", id + "-hint");
        mistake.ifPresent(
                text -> hint.add(Html.of("p", "mistake").set("role", "alert").text(text)));
        if (guide.entered().contains(field)) {
            String begins = guide.clientIdHint().orElse("");
            hint.add(Html.of("p", "hint").text(parts.text("field." + field + ".entered", begins)));
        }
        hint.add(Html.of("p", "hint").text(parts.text("field." + field + ".hint")));
        return Html.of("div", "field")
                .add(Html.of("label").set("for", id).text(parts.text("field." + field)), row, hint);
    }
}
