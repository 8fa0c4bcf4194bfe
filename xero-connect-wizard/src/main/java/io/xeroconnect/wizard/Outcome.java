package io.xeroconnect.wizard;

import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.AuthorizationFailedException.Reason;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.setup.SetupGuide;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** How a consent ended, for a browser that is perhaps not signed in at the product. */
final class Outcome {
    private static final Set<Reason> ASKED_ABOUT = EnumSet.of(Reason.WRONG_TENANT, Reason.DEMO_COMPANY_RESET);

    private final Parts parts;

    Outcome(Parts parts) {
        this.parts = parts;
    }

    PageResponse connected(XeroConnection connection) {
        String organisation = connection.tenant().map(Tenant::name).orElse("");
        String title =
                organisation.isEmpty() ? parts.text("outcome.allowed") : parts.text("outcome.connected", organisation);
        Html content = Html.of("div", "panel")
                .add(Html.of("p", "lead").text(parts.text("outcome.go-on")))
                .add(back(Optional.of(connection.key()), "outcome.back"));
        return Answers.html(200, parts.layout().publicPage(Draft.of(title, content), true));
    }

    PageResponse failed(XeroConnectException failure) {
        Html content = Html.of("div", "panel")
                .add(Html.of("p", "lead").text(parts.findings().sentence(failure)))
                .add(Html.of("p").text(parts.text("outcome.nothing-lost")))
                .add(back(failure.key(), "outcome.back"));
        Draft draft = Draft.of(parts.text(title(failure)), content);
        int status = failure instanceof AuthorizationFailedException ? 200 : 503;
        return Answers.html(status, parts.layout().publicPage(draft, true));
    }

    private static String title(XeroConnectException failure) {
        Optional<Reason> reason = failure instanceof AuthorizationFailedException consent
                ? Optional.of(consent.reason())
                : Optional.empty();
        if (reason.filter(ASKED_ABOUT::contains).isPresent()) {
            return "organisation.other";
        }
        return reason.filter(Reason.CANCELLED::equals).isPresent() ? "outcome.cancelled" : "outcome.failed";
    }

    private Html back(Optional<ConnectionKey> key, String text) {
        String page = key.map(this::page).orElseGet(() -> parts.at().page(""));
        return Html.of("p")
                .add(Html.of("a", "button").href(parts.at().absolute(page)).text(parts.text(text)));
    }

    private String page(ConnectionKey key) {
        Optional<SetupGuide> guide = Progress.running(parts.xero(), key);
        return guide.map(g -> parts.setUp(key, g.path())).orElseGet(() -> parts.connection(key));
    }
}
