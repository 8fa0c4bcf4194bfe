package io.xeroconnect.wizard;

import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.setup.SetupGuide;
import java.util.Optional;

/** One connection: where it stands, what comes next, and what can be done with it. */
final class ConnectionPage {
    private final Parts parts;
    private final Summary summary;

    ConnectionPage(Parts parts) {
        this.parts = parts;
        this.summary = new Summary(parts);
    }

    PageResponse show(Visit visit) {
        VisibleConnection seen = visit.connection();
        Optional<XeroConnection> stored = parts.xero().findConnection(seen.key());
        Html content = Html.of("div", "panel").add(summary.of(seen, stored));
        stored.filter(c -> !c.isUsable())
                .ifPresent(c -> content.add(Html.of("p", "next").text(summary.nextStep(c))));
        Html actions = Html.of("div", "actions");
        Optional<SetupGuide> running =
                Progress.running(parts.xero(), seen.key()).filter(guide -> !guide.isComplete());
        running.ifPresent(guide -> actions.add(goOn(guide)));
        content.add(actions.add(actions(visit, stored, running.isPresent())));
        return parts.show(visit, Draft.of(seen.label(), content));
    }

    private Html goOn(SetupGuide guide) {
        String title = guide.current().orElseThrow().title();
        return Html.of("a", "button")
                .href(parts.setUp(guide.key(), guide.path()))
                .text(parts.text("connection.go-on", title));
    }

    private Html actions(Visit visit, Optional<XeroConnection> stored, boolean goesOn) {
        Html actions = Html.all();
        boolean calm = goesOn || stored.filter(XeroConnection::isUsable).isPresent();
        String look = calm ? "button quiet" : "button";
        if (Summary.isUnknown(stored)) {
            return actions.add(link(visit, look, "choose", "connection.set-up"));
        }
        boolean waits = stored.flatMap(XeroConnection::tenantToConfirm).isPresent();
        boolean several = stored.filter(c -> c.tenants().size() > 1).isPresent();
        if (waits || several) {
            actions.add(link(visit, "button quiet", "organisation", "connection.organisation"));
        }
        Html test = link(visit, "button quiet", "test", "connection.test");
        Html again = link(visit, look, "choose", "connection.again");
        actions.add(calm ? Html.all(test, again) : Html.all(again, test));
        return Summary.holdsNothing(stored)
                ? actions
                : actions.add(link(visit, "button quiet", "disconnect", "connection.disconnect"));
    }

    private Html link(Visit visit, String look, String page, String key) {
        return Html.of("a", look)
                .href(parts.at().page(page, Visit.KEY, visit.key().value()))
                .text(parts.text(key));
    }
}
