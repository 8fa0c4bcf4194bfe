package io.xeroconnect.wizard;

import io.xeroconnect.model.DisconnectPlan;
import io.xeroconnect.model.Tenant;
import java.util.List;

/** Shows what a disconnection removes, and does it. */
final class DisconnectPage {
    private final Parts parts;

    DisconnectPage(Parts parts) {
        this.parts = parts;
    }

    PageResponse show(Visit visit) {
        if (Summary.holdsNothing(parts.xero().findConnection(visit.key()))) {
            return parts.goTo(parts.connection(visit.key()));
        }
        DisconnectPlan plan = parts.xero().planDisconnect(visit.key());
        Html content = Html.of("div", "panel")
                .add(names("disconnect.removed", plan.removedAtXero()))
                .add(names("disconnect.kept", plan.keptForOthers()));
        if (plan.removedAtXero().isEmpty() && plan.keptForOthers().isEmpty()) {
            content.add(Html.of("p", "lead").text(parts.text("disconnect.only-here")));
        }
        if (plan.revokesConsent()) {
            content.add(Html.of("p").text(parts.text("disconnect.revoked")));
        }
        content.add(Html.of("p").text(parts.text(plan.keepsApp() ? "disconnect.app-kept" : "disconnect.app-none")))
                .add(Html.of("p").text(parts.text("disconnect.data")))
                .add(Html.of("div", "actions")
                        .add(parts.form(visit, "disconnect")
                                .add(Html.of("button", "button danger")
                                        .set("type", "submit")
                                        .text(parts.text("disconnect.disconnect"))))
                        .add(Html.of("a", "button quiet")
                                .href(parts.connection(visit.key()))
                                .text(parts.text("disconnect.stay"))));
        return parts.show(
                visit,
                Draft.of(parts.text("disconnect.title", visit.connection().label()), content));
    }

    private Html names(String key, List<Tenant> tenants) {
        if (tenants.isEmpty()) {
            return Html.none();
        }
        List<Html> items = tenants.stream()
                .map(tenant -> Html.of("li").text(tenant.name()))
                .toList();
        return Html.all(
                Html.of("p", "lead").text(parts.text(key)), Html.of("ul").add(items));
    }

    PageResponse send(Visit visit) {
        parts.xero().disconnect(visit.key());
        return parts.goTo(parts.connection(visit.key()), false, parts.text("disconnect.done"));
    }
}
