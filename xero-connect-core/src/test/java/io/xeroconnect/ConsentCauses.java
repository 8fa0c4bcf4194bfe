package io.xeroconnect;

import io.xeroconnect.diagnosis.Diagnosis;
import io.xeroconnect.model.BroadScope;
import io.xeroconnect.model.Capability;
import io.xeroconnect.model.Scope;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.sandbox.SandboxOrganisation;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What can be wrong with the consent and its tokens. */
final class ConsentCauses {
    /** After this much time a new token is STALE, whatever its jitter. */
    static final Duration TO_STALE = Duration.ofMinutes(26);

    /** After this much time a new token is EXPIRED. */
    static final Duration TO_EXPIRED = Duration.ofMinutes(30);

    private ConsentCauses() {}

    static List<Cause> all() {
        return List.of(
                Cause.of("the owner allowed access", "consent.given", Shop::connect),
                Cause.of("a custom connection is in use", "consent.not-needed", ConsentCauses::custom),
                Cause.of("nobody has pressed Connect", "consent.none", AppCauses::enter),
                Cause.of("the list failed when the owner came back", "consent.unfinished", ConsentCauses::unfinished),
                Cause.of("the owner chose another organisation", "consent.tenant-to-confirm", shop -> {
                    shop.connect();
                    SandboxOrganisation other = shop.xero.addOrganisation("Other", shop.owner);
                    Cause.attempt(() -> shop.consent(Shop.KEY, other));
                }),
                Cause.of("Disconnect was pressed", "consent.disconnected", shop -> {
                    shop.connect();
                    shop.manager.disconnect(Shop.KEY);
                }),
                Cause.of(
                        "the fleet's app was replaced at the builder",
                        "consent.app-changed",
                        ConsentCauses::fleet,
                        node -> node.app(XeroApp.web("0".repeat(32), "another-secret", Shop.CALLBACK))),
                Cause.of(
                        "production was restored on staging",
                        "consent.copied-store",
                        shop -> {
                            try (ConnectionManager production =
                                    shop.node().deployment("production").build()) {
                                connectWith(shop, production);
                            }
                        },
                        node -> node.deployment("staging")),
                Cause.of(
                        "the record cannot be read",
                        "consent.not-checked",
                        shop -> Cause.store(shop).failReading()),
                Cause.of("the refresh token is new", "refresh.alive", Shop::connect),
                Cause.of("a custom connection has no refresh token", "refresh.not-needed", ConsentCauses::custom),
                later("the till was off for five weeks, and Xero is away", "refresh.ageing", Duration.ofDays(35)),
                later("the till was off for nine weeks, and Xero is away", "refresh.overdue", Duration.ofDays(63)),
                Cause.of("the till was off for nine weeks", "refresh.refused", shop -> {
                    shop.connect();
                    shop.xero.advance(Duration.ofDays(63));
                }),
                new Cause("Xero gave no refresh token", "refresh.missing", ConsentCauses::withoutRefreshToken),
                Cause.of("there is no consent yet", "refresh.none", AppCauses::enter),
                Cause.of("the access token is new", "token.usable", Shop::connect),
                Cause.of("the access token was due", "token.refreshed", shop -> {
                    shop.connect();
                    shop.xero.advance(TO_STALE);
                }),
                later("the access token is due, and Xero is away", "token.due", TO_STALE),
                later("the access token has ended, and Xero is away", "token.expired", TO_EXPIRED),
                Cause.of("the reply of the refresh was lost", "token.being-refreshed", StateCauses::loseReply),
                Cause.of("Xero's clock is an hour ahead", "token.rejected", shop -> {
                    shop.connect();
                    shop.xero.skewClock(Duration.ofHours(1));
                }),
                Cause.of("there was never an access token", "token.none", AppCauses::enter),
                Cause.of("everything was granted", "scopes.complete", Shop::connect),
                Cause.of(
                        "the program needs more than before",
                        "scopes.missing",
                        Shop::connect,
                        node -> node.capabilities(Capability.PAYMENTS)),
                Cause.of("Xero grants less than was asked for", "scopes.missing", shop -> {
                    shop.app.withholdScopes("accounting.invoices");
                    shop.connect();
                }),
                new Cause("a broad scope is in use", "scopes.retiring", shop -> broad(shop)),
                new Cause("a broad scope is in use after its end", "scopes.retired", ConsentCauses::afterTheEnd),
                new Cause("journals are read", "scopes.tier-gated", shop -> {
                    shop.app.allowScopes("accounting.journals.read");
                    return testWith(shop, Scope.of("accounting.settings.read"), Scope.of("accounting.journals.read"));
                }),
                new Cause("journals are read beside a broad scope", "scopes.retiring", shop -> {
                    shop.app.allowScopes("accounting.journals.read", "accounting.transactions");
                    return testWith(
                            shop,
                            Scope.of("accounting.settings.read"),
                            Scope.of("accounting.transactions"),
                            Scope.of("accounting.journals.read"));
                }),
                Cause.of("nothing was granted yet", "scopes.not-checked", AppCauses::enter));
    }

    static void custom(Shop shop) {
        AppCauses.custom(shop);
        shop.manager.authorize(Shop.KEY);
    }

    private static void fleet(Shop shop) {
        try (ConnectionManager fleet = shop.node().app(shop.xeroApp()).build()) {
            Consent consent = Consent.begin(fleet);
            consent.load(shop.owner.allow(consent.request().uri()).getRawQuery());
        }
    }

    private static void unfinished(Shop shop) {
        shop.xero.faults().next(Endpoint.CONNECTIONS, Fault.HTML_503);
        Cause.attempt(shop::connect);
    }

    private static Cause later(String name, String id, Duration time) {
        return Cause.of(name, id, shop -> {
            shop.connect();
            shop.xero.advance(time);
            shop.xero.goOffline();
        });
    }

    private static Diagnosis withoutRefreshToken(Shop shop) {
        try (Tampering between = new Tampering(shop.xero.baseUri());
                ConnectionManager node =
                        shop.node().endpoints(between.endpoints()).build()) {
            between.tokens(body -> body.replace("\"refresh_token\"", "\"another\""));
            connectWith(shop, node);
            return Cause.tested(shop, node);
        }
    }

    static void connectWith(Shop shop, ConnectionManager node) {
        node.useApp(Shop.KEY, shop.xeroApp());
        Consent consent = Consent.begin(node);
        URI callback = shop.owner.allow(consent.request().uri(), shop.organisation);
        consent.load(callback.getRawQuery());
    }

    private static Diagnosis broad(Shop shop) {
        shop.app.allowScopes("accounting.transactions");
        return testWith(shop, Scope.of("accounting.settings.read"), Scope.of("accounting.transactions"));
    }

    /** Connects and tests with a program that needs these scopes. */
    static Diagnosis testWith(Shop shop, Scope... scopes) {
        try (ConnectionManager node = shop.node().scopes(scopes).build()) {
            connectWith(shop, node);
            return Cause.tested(shop, node);
        }
    }

    /** Between the end and the next refresh, which comes without the broad scopes. */
    private static Diagnosis afterTheEnd(Shop shop) {
        Instant before = BroadScope.END.minus(Duration.ofMinutes(5));
        shop.xero.advance(Duration.between(shop.xero.clock().instant(), before));
        shop.app.allowScopes("accounting.transactions");
        try (ConnectionManager node = shop.node()
                .scopes(Scope.of("accounting.settings.read"), BroadScope.TRANSACTIONS.scope())
                .build()) {
            connectWith(shop, node);
            shop.xero.advance(Duration.ofMinutes(10));
            return Cause.tested(shop, node);
        }
    }
}
