package io.xeroconnect.wizard;

import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.setup.SetupGuide;
import io.xeroconnect.setup.SetupPath;
import java.util.Optional;

/** First set-up or reconnection; also where a change from OAuth 1.0a begins. */
final class ChoicePage {
    private final Parts parts;

    ChoicePage(Parts parts) {
        this.parts = parts;
    }

    PageResponse show(Visit visit) {
        VisibleConnection seen = visit.connection();
        Optional<XeroConnection> stored = parts.xero().findConnection(seen.key());
        boolean changes = Summary.isOnOAuth1(seen, stored);
        Html intro = Html.of("p").text(parts.text(changes ? "choice.change" : "choice.intro", seen.label()));
        Html cards =
                Html.of("div", "cards").add(Summary.wasNeverConnected(stored) ? newFirst(visit) : formerFirst(visit));
        String title = parts.text(changes ? "choice.change.title" : "choice.title");
        return parts.show(visit, Draft.of(title, intro, cards));
    }

    private Html newFirst(Visit visit) {
        return Html.all(
                card(visit, SetupPath.FIRST_SETUP, parts.button("choice.first")),
                card(visit, SetupPath.RECONNECT, parts.quietButton("choice.reconnect")));
    }

    private Html formerFirst(Visit visit) {
        return Html.all(
                card(visit, SetupPath.RECONNECT, parts.button("choice.reconnect")),
                card(visit, SetupPath.FIRST_SETUP, parts.quietButton("choice.first")));
    }

    private Html card(Visit visit, SetupPath path, Html button) {
        String key = path == SetupPath.FIRST_SETUP ? "choice.first" : "choice.reconnect";
        return Html.of("section", "card")
                .add(Html.of("h2").text(parts.text(key + ".title")))
                .add(Html.of("p").text(parts.text(key + ".text")))
                .add(parts.form(visit, "choose").add(Parts.hidden(Visit.PATH, path.name()), button));
    }

    /** Goes on where this way was left; a way that was gone to its end begins anew. */
    PageResponse send(Visit visit) {
        SetupGuide guide = parts.xero().setup(visit.key(), visit.path());
        if (guide.isComplete()) {
            guide.startAgain();
        }
        return parts.goTo(parts.setUp(visit.key(), visit.path()));
    }
}
