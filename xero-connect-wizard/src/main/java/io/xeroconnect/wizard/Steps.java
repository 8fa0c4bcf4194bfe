package io.xeroconnect.wizard;

import io.xeroconnect.setup.SetupGuide;
import io.xeroconnect.setup.SetupStep;
import java.util.List;
import java.util.Optional;

/** What stands around each step: how many there are, which are done, and the way back. */
final class Steps {
    private final Parts parts;

    Steps(Parts parts) {
        this.parts = parts;
    }

    Html around(Visit visit, SetupGuide guide, SetupStep shown, Html content) {
        List<SetupStep> all = guide.steps();
        int index = all.indexOf(shown);
        Html way = Html.of("p", "way")
                .text(parts.text("way." + guide.path(), visit.connection().label()))
                .add(Html.of("span", "count").text(parts.text("step.count", index + 1, all.size())));
        Html main = Html.of("div", "step").add(way, content).add(back(visit, all, index));
        return Html.of("div", "columns").add(overview(visit, all, shown), main);
    }

    private Optional<Html> back(Visit visit, List<SetupStep> all, int index) {
        return all.subList(0, index).stream()
                .filter(SetUpPage::hasAddress)
                .reduce((first, second) -> second)
                .map(step -> Html.of("p", "back")
                        .add(Html.of("a")
                                .href(SetUpPage.address(parts, visit, step))
                                .text(parts.text("step.back", step.title()))));
    }

    private Html overview(Visit visit, List<SetupStep> all, SetupStep shown) {
        List<Html> items =
                all.stream().map(step -> item(visit, step, step.equals(shown))).toList();
        return Html.of("nav", "steps")
                .set("aria-label", parts.text("step.all"))
                .add(Html.of("ol").add(items));
    }

    private Html item(Visit visit, SetupStep step, boolean shown) {
        Html item = Html.of("li", step.done() ? "done" : "open").setIf(shown, "aria-current", "step");
        if (step.done() && !shown && SetUpPage.hasAddress(step)) {
            item.add(Html.of("a").href(SetUpPage.address(parts, visit, step)).text(step.title()));
        } else {
            item.add(Html.of("span").text(step.title()));
        }
        return step.done() ? item.add(Html.of("span", "unseen").text(parts.text("step.is-done"))) : item;
    }
}
