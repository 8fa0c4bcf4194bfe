package io.xeroconnect.wizard;

import io.xeroconnect.model.ConnectionStatus;
import io.xeroconnect.model.XeroConnection;
import java.util.List;
import java.util.Optional;

/** All connections that the visitor may see. */
final class ListPage {
    private final Parts parts;
    private final Summary summary;

    ListPage(Parts parts) {
        this.parts = parts;
        this.summary = new Summary(parts);
    }

    PageResponse show(Visit visit) {
        List<Html> cards =
                visit.visitor().connections().stream().map(this::card).toList();
        Html content = cards.isEmpty()
                ? Html.of("p").text(parts.text("list.empty"))
                : Html.of("ul", "cards").add(cards);
        return parts.show(visit, Draft.of(parts.text("list.title"), content));
    }

    private Html card(VisibleConnection seen) {
        Optional<XeroConnection> stored = parts.xero().findConnection(seen.key());
        return Html.of("li", "card")
                .add(Html.of("h2").text(seen.label()), summary.of(seen, stored), link(seen, stored));
    }

    private Html link(VisibleConnection seen, Optional<XeroConnection> stored) {
        String key = seen.key().value();
        if (Summary.isOnOAuth1(seen, stored)) {
            return link("list.change", parts.at().page("choose", Visit.KEY, key), seen);
        }
        if (Summary.isUnknown(stored)) {
            return link("list.set-up", parts.at().page("choose", Visit.KEY, key), seen);
        }
        return switch (stored.map(XeroConnection::status).orElse(ConnectionStatus.APP_NEEDED)) {
            case CONNECTED -> link("list.details", parts.connection(seen.key()), seen);
            case TENANT_CHOICE_NEEDED ->
                link("list.organisation", parts.at().page("organisation", Visit.KEY, key), seen);
            case APP_NEEDED, CONSENT_NEEDED, TENANT_DISCONNECTED, REAUTHORIZATION_REQUIRED, APP_REJECTED ->
                link("list.attend", parts.connection(seen.key()), seen);
        };
    }

    private Html link(String key, String page, VisibleConnection seen) {
        return Html.of("a", "button")
                .href(page)
                .text(parts.text(key))
                .add(Html.of("span", "unseen").text(": " + seen.label()));
    }
}
