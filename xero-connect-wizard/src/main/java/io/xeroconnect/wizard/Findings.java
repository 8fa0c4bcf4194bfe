package io.xeroconnect.wizard;

import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.diagnosis.Diagnosis;
import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.setup.SetupAdvice;
import java.util.Locale;

/** Shows what the library found, each finding with its stable id and a link to its explanation. */
final class Findings {
    private final Texts texts;
    private final String help;

    Findings(Texts texts, String help) {
        this.texts = texts;
        this.help = help;
    }

    /** Returns the anchor of a finding: its id without the dots, as it is made from a heading. */
    static String anchor(String id) {
        return id.replace(".", "");
    }

    Html advice(SetupAdvice advice) {
        return Html.of("div", advice.isProblem() ? "notice problem" : "notice")
                .set("role", "status")
                .add(Html.of("p").text(remedy(advice.id(), advice.ownerRemedy())))
                .add(support(advice.id(), advice.finding(), advice.supportRemedy()));
    }

    Html checks(Diagnosis diagnosis) {
        return Html.of("ol", "checks")
                .set("id", "checks")
                .add(diagnosis.results().stream().map(this::check).toList());
    }

    private Html check(CheckResult result) {
        String outcome = result.outcome().name();
        Html item = Html.of("li", "check " + outcome.toLowerCase(Locale.ROOT))
                .add(Html.of("p", "check-title")
                        .add(Html.of("span", "badge").text(texts.get("outcome." + outcome)))
                        .add(Html.of("strong").text(title(result))));
        if (result.outcome() == CheckResult.Outcome.FAIL || result.outcome() == CheckResult.Outcome.WARN) {
            item.add(Html.of("p").text(remedy(result.id(), result.ownerRemedy())));
        }
        return item.add(support(result.id(), result.finding(), result.supportRemedy()));
    }

    private String title(CheckResult result) {
        String title = result.check().title();
        return texts.find("check." + result.check().name())
                .orElseGet(() -> title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1));
    }

    private String remedy(String id, String english) {
        return texts.find("remedy." + id).orElse(english);
    }

    private Html support(String id, String finding, String remedy) {
        Html words = Html.of("p").text(finding + " " + remedy);
        return Html.of("details", "support")
                .add(Html.of("summary").text(texts.get("finding.support", id)))
                .add(words)
                .add(Html.of("p").add(Html.of("a").href(help + "#" + anchor(id)).text(texts.get("finding.more", id))));
    }

    /** Returns what happened and what to do, as one text for the owner. */
    String sentence(XeroConnectException failure) {
        if (failure instanceof AuthorizationFailedException consent) {
            return texts.find("consent." + consent.reason()).orElseGet(() -> plain(failure));
        }
        if (failure instanceof AppRejectedException app) {
            return texts.get("app." + app.reason());
        }
        return plain(failure);
    }

    /** Keys and correlation ids, which stand in brackets, are for the log. */
    private static String plain(XeroConnectException failure) {
        return String.valueOf(failure.getMessage()).replaceAll(" \\[[^\\]]*\\]", "");
    }
}
