package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.model.BroadScope;
import io.xeroconnect.model.Capability;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.Scope;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.setup.SetupAdvice;
import io.xeroconnect.setup.SetupPath;
import io.xeroconnect.setup.SetupSettings;
import io.xeroconnect.store.InMemoryTokenStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A consent asks for granular or broad scopes by what the customer's own app accepts. */
final class AskedScopesTest {
    private static final String GRANULAR =
            "accounting.banktransactions accounting.invoices accounting.manualjournals accounting.payments"
                    + " accounting.settings.read offline_access openid";
    private static final String BROAD = "accounting.settings.read accounting.transactions offline_access openid";

    private final Shop shop = new Shop(
            XeroSandbox.builder().startAt(Instant.parse("2026-02-20T00:00:00Z")).start(), new InMemoryTokenStore());
    private final ConnectionManager broad = shop.node()
            .scopes(Scope.of("accounting.settings.read"), Scope.OPENID, BroadScope.TRANSACTIONS.scope())
            .setup(SetupSettings.of("Corner Till", Shop.CALLBACK))
            .build();
    private final ConnectionManager granular =
            shop.node().setup(SetupSettings.of("Corner Till", Shop.CALLBACK)).build();

    @AfterEach
    void close() {
        broad.close();
        granular.close();
        shop.close();
    }

    @Test
    void appThatRefusesBroadScopesIsAskedForTheGranularOnesOnceThatIsKnown() {
        to("2026-06-01");
        use(newApp());
        assertThat(asked(broad)).isEqualTo(BROAD);
        assertThat(preFlight(broad)).isEmpty();
        assertThat(asked(broad)).isEqualTo(GRANULAR);
        connect(broad);
        assertThat(broad.findConnection(Shop.KEY).orElseThrow().scopes().needConsent())
                .isFalse();
    }

    @Test
    void whatOneAppRefusesSaysNothingAboutAnother() {
        to("2026-06-01");
        use(newApp());
        preFlight(broad);
        use(shop.app);
        assertThat(asked(broad)).isEqualTo(BROAD);
        assertThat(preFlight(broad)).isEmpty();
        assertThat(asked(broad)).isEqualTo(BROAD);
    }

    @Test
    void appThatHasNoGranularScopesYetIsAskedForBroadOnesForAMonth() {
        use(shop.app);
        assertThat(preFlight(granular)).isEmpty();
        assertThat(asked(granular)).isEqualTo(BROAD);
        connect(granular);
        assertThat(granular.findConnection(Shop.KEY).orElseThrow().scopes().missing())
                .isEmpty();
        shop.xero.advance(Duration.ofDays(30));
        assertThat(asked(granular)).isEqualTo("accounting.invoices accounting.settings.read offline_access openid");
    }

    @Test
    void nextSetUpFindsThatTheAppHasGranularScopesByNow() {
        to("2026-04-25");
        use(shop.app);
        preFlight(granular);
        shop.xero.advance(Duration.ofDays(7));
        assertThat(asked(granular)).isEqualTo(BROAD);
        preFlight(granular);
        assertThat(asked(granular)).startsWith("accounting.invoices ");
    }

    /** The same owner's second shop, of which nothing was noted, brings the granular scopes to both. */
    @Test
    void appThatWasGrantedGranularScopesIsAskedForThemAtOnce() {
        to("2026-04-25");
        use(shop.app);
        preFlight(granular);
        shop.xero.advance(Duration.ofDays(7));
        ConnectionKey other = ConnectionKey.of("shop-8");
        granular.useApp(other, shop.xeroApp());
        connect(Consent.begin(granular, other));
        connect(granular);
        assertThat(asked(granular)).startsWith("accounting.invoices ");
    }

    @Test
    void nobodyIsAskedForBroadScopesOnceTheyHaveEnded() {
        use(shop.app);
        to("2027-09-13");
        assertThat(asked(broad)).isEqualTo(GRANULAR);
        connect(broad);
        assertThat(broad.findConnection(Shop.KEY).orElseThrow().scopes().missing())
                .isEmpty();
    }

    @Test
    void callbackThatRefusesBroadScopesIsLearnedFrom() {
        use(shop.app);
        Consent consent = Consent.begin(broad);
        assertThatThrownBy(() -> consent.load("error=invalid_scope&state=" + consent.state()))
                .isInstanceOf(AuthorizationFailedException.class);
        assertThat(asked(broad)).isEqualTo(GRANULAR);
    }

    @Test
    void scopeThatTheAppMayNotUseInAnyFormIsStillNamed() {
        to("2026-06-01");
        shop.app.forbidScopes("accounting.settings.read");
        use(shop.app);
        assertThat(preFlight(granular).map(SetupAdvice::id)).contains("page.scope-not-for-client");
        assertThat(asked(granular)).startsWith("accounting.invoices ");
    }

    /** Some need an approval, which Xero tells apart from a scope that it does not know. */
    @Test
    void everyCapabilityIsAScopeThatXeroKnows() {
        to("2026-06-01");
        use(shop.app);
        try (ConnectionManager all = shop.node()
                .capabilities(Capability.values())
                .setup(SetupSettings.of("Corner Till", Shop.CALLBACK))
                .build()) {
            assertThat(preFlight(all).map(SetupAdvice::id)).contains("page.scope-not-for-client");
        }
    }

    private SandboxApp newApp() {
        return shop.xero.addWebApp("New till", Shop.CALLBACK);
    }

    private void use(SandboxApp app) {
        granular.useApp(Shop.KEY, XeroApp.web(app.clientId(), app.secret(), Shop.CALLBACK));
    }

    private void to(String day) {
        shop.xero.advance(Duration.between(shop.xero.clock().instant(), Instant.parse(day + "T00:00:00Z")));
    }

    private static Optional<SetupAdvice> preFlight(ConnectionManager manager) {
        return manager.setup(Shop.KEY, SetupPath.FIRST_SETUP).preFlight();
    }

    private static String asked(ConnectionManager manager) {
        return String.valueOf(Consent.begin(manager).parameters().get("scope"));
    }

    private void connect(ConnectionManager manager) {
        connect(Consent.begin(manager));
    }

    private void connect(Consent consent) {
        consent.load(
                shop.owner.allow(consent.request().uri(), shop.organisation).getRawQuery());
    }
}
