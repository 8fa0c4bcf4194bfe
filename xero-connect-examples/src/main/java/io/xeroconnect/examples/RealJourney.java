package io.xeroconnect.examples;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.ConnectionManagerBuilder;
import io.xeroconnect.callback.CallbackHandler;
import io.xeroconnect.diagnosis.Check;
import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.diagnosis.Diagnosis;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.store.FileTokenStore;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The short journey of one app at the real Xero: test, consent, organisation, one call, one refresh. The connection stays
 * in a folder that only its owner can read, so that the next run needs no consent.
 */
final class RealJourney {
    private static final ConnectionKey KEY = ConnectionKey.of("tour");

    private final XeroApp app;
    private final Path folder;
    private final XeroEndpoints endpoints;
    private final PrintStream out;

    RealJourney(XeroApp app, Path folder, XeroEndpoints endpoints, PrintStream out) {
        this.app = app;
        this.folder = folder;
        this.endpoints = endpoints;
        this.out = out;
    }

    /** Connects where needed, calls and refreshes. Any of the library's errors may be thrown. */
    void run(CallbackHandler handler) throws Exception {
        out.printf("The connection and its tokens are kept in %s, for your user only.%n", folder);
        try (ConnectionManager xero = builder().callbackHandler(handler).build()) {
            xero.useApp(KEY, app);
            tell(xero.test(KEY));
            XeroConnection connection = connect(xero);
            out.printf("Connected to %s until %s, longer with every refresh.%n", names(connection), end(connection));
            out.printf("Organisation: %s%n", xero.call(KEY, new OrganisationApi(endpoints.api())::name));
            out.printf(
                    "Refreshed: the new token is good until %s.%n",
                    xero.refresh(KEY).expiresAt());
        }
        out.printf("Run it again to see it work without a consent, or with -Dexec.args=disconnect to end it.%n");
    }

    /** Ends the connection at Xero and erases it here. */
    void disconnect() {
        try (ConnectionManager xero = builder().build()) {
            if (xero.findConnection(KEY).isEmpty()) {
                out.printf("Nothing is stored in %s.%n", folder);
                return;
            }
            xero.planDisconnect(KEY)
                    .removedAtXero()
                    .forEach(tenant -> out.printf("To be removed at Xero: %s%n", tenant.name()));
            xero.disconnect(KEY);
            xero.forget(KEY);
        }
        out.printf("Disconnected, and erased from %s.%n", folder);
    }

    private ConnectionManagerBuilder builder() {
        return ConnectionManager.builder(new FileTokenStore(folder)).endpoints(endpoints);
    }

    private static XeroConnection connect(ConnectionManager xero) {
        XeroConnection known = xero.findConnection(KEY).orElseThrow();
        XeroConnection connection = known.isUsable() ? known : xero.authorize(KEY);
        // One consent can cover several organisations; a product lets the owner choose.
        return connection.tenant().isPresent()
                ? connection
                : xero.selectTenant(KEY, connection.tenants().get(0).tenantId());
    }

    private void tell(Diagnosis diagnosis) {
        for (CheckResult result : diagnosis.results()) {
            out.printf("Test of %s: %s. %s%n", result.check().title(), result.outcome(), result.finding());
            // What is wrong with the consent itself, connecting mends.
            boolean beforeConsent = result.check().compareTo(Check.CONSENT) < 0;
            if (beforeConsent && result.outcome() == CheckResult.Outcome.FAIL) {
                throw new IllegalArgumentException(result.ownerRemedy());
            }
        }
    }

    private static String names(XeroConnection connection) {
        return connection.tenant().map(Tenant::name).orElse("no organisation");
    }

    private static String end(XeroConnection connection) {
        return connection.aliveUntil().map(Instant::toString).orElse("further notice");
    }
}
