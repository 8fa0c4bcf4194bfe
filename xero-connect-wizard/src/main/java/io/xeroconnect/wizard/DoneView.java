package io.xeroconnect.wizard;

import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.setup.SetupGuide;

/** The end of a set-up. */
final class DoneView {
    private final Parts parts;

    DoneView(Parts parts) {
        this.parts = parts;
    }

    Draft draft(Visit visit, SetupGuide guide) {
        String organisation = guide.connection()
                .flatMap(XeroConnection::tenant)
                .map(Tenant::name)
                .orElse("Xero");
        Html content = Html.of("div", "panel done")
                .add(Html.of("p", "lead").text(parts.text("done.text")))
                .add(Html.of("p").text(parts.text(visit.connection().onOAuth1() ? "done.oauth1" : "done.next")))
                .add(Html.of("div", "actions")
                        .add(Html.of("a", "button")
                                .href(parts.connection(visit.key()))
                                .text(parts.text("done.connection")))
                        .add(Html.of("a", "button quiet")
                                .href(parts.at().page(""))
                                .text(parts.text("nav.list"))));
        return Draft.of(parts.text("done.title", organisation), content);
    }
}
