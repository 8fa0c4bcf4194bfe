package io.xeroconnect.examples.recipes;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.ConnectionManagerBuilder;
import io.xeroconnect.event.ConnectionEvent;
import io.xeroconnect.event.ConnectionListener;
import io.xeroconnect.model.Capability;
import io.xeroconnect.model.ConnectionScopes;
import io.xeroconnect.model.ScopeReport;
import io.xeroconnect.model.XeroConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Brings customers from broad to granular scopes before Xero retires the broad ones. Each owner presses Connect once, as
 * for a reconnection; until then everything goes on.
 */
public final class UpgradeScopes implements ConnectionListener {
    private final Consumer<String> mail;

    /** Tells the desk that writes to owners. */
    public UpgradeScopes(Consumer<String> mail) {
        this.mail = mail;
    }

    /** Changes the settings of the next release: it names what the product does, in place of scopes. That is all. */
    public ConnectionManagerBuilder release(ConnectionManagerBuilder settings) {
        return settings.capabilities(Capability.SETTINGS_READ, Capability.INVOICES)
                .listener(this);
    }

    /** Called 180, 90, 30, 14, 7 and 2 days before, once in a cluster. */
    @Override
    public void scopesRetiring(ConnectionEvent event) {
        mail.accept(event.connection().key() + " depends on "
                + event.connection().scopes().retiring() + ".");
    }

    /** Returns what the shop's settings page says beside its button Connect, if anything. */
    public static Optional<String> banner(XeroConnection shop) {
        ConnectionScopes scopes = shop.scopes();
        String when = scopes.retireAt()
                .map(end -> " before " + LocalDate.ofInstant(end, ZoneOffset.UTC))
                .orElse("");
        String text = "Press Connect once" + when + ", and allow access again.";
        return scopes.needConsent() ? Optional.of(text) : Optional.empty();
    }

    /** Returns who has not consented yet, the most urgent first. Blocks on the store. */
    public static String report(ConnectionManager xero, Clock clock) {
        return ScopeReport.of(xero.connections(), clock.instant()).toText();
    }
}
