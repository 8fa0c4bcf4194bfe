package io.xeroconnect.wizard;

import io.xeroconnect.model.ConnectionStatus;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroConnection;
import java.util.Optional;

/** Where a connection stands: status, organisation, days left. */
final class Summary {
    private final Parts parts;

    Summary(Parts parts) {
        this.parts = parts;
    }

    Html of(VisibleConnection seen, Optional<XeroConnection> stored) {
        boolean connected = stored.filter(XeroConnection::isUsable).isPresent();
        Html summary = Html.of("div", "summary")
                .add(Html.of("p")
                        .add(Html.of("span", connected ? "badge ok" : "badge open")
                                .text(status(seen, stored))));
        stored.flatMap(XeroConnection::tenant)
                .map(Tenant::name)
                .ifPresent(name -> summary.add(line("summary.organisation", name)));
        stored.filter(XeroConnection::isUsable)
                .flatMap(c -> c.daysLeft(parts.clock().instant()))
                .ifPresent(days -> summary.add(line("summary.days", days)));
        return summary;
    }

    private Html line(String key, Object value) {
        return Html.of("p").text(parts.text(key, value));
    }

    private String status(VisibleConnection seen, Optional<XeroConnection> stored) {
        if (isOnOAuth1(seen, stored)) {
            return parts.text("status.oauth1");
        }
        return stored.map(c -> parts.text("status." + c.status())).orElseGet(() -> parts.text("status.none"));
    }

    /** Once there was a new connection, the old settings no longer matter here. */
    static boolean isOnOAuth1(VisibleConnection seen, Optional<XeroConnection> stored) {
        return seen.onOAuth1() && wasNeverConnected(stored);
    }

    static boolean wasNeverConnected(Optional<XeroConnection> stored) {
        return isUnknown(stored)
                || stored.filter(c -> c.reason() == StatusReason.NO_CONSENT).isPresent();
    }

    /** Returns one sentence that says what comes next. */
    String nextStep(XeroConnection connection) {
        return parts.texts().find("next." + connection.reason()).orElseGet(connection::nextStep);
    }

    /** Returns whether there is nothing to disconnect: no consent was given, or the last one was ended here. */
    static boolean holdsNothing(Optional<XeroConnection> stored) {
        return wasNeverConnected(stored)
                || stored.filter(c -> c.reason() == StatusReason.DISCONNECTED).isPresent();
    }

    static boolean isUnknown(Optional<XeroConnection> stored) {
        return stored.filter(c -> c.status() != ConnectionStatus.APP_NEEDED).isEmpty();
    }
}
