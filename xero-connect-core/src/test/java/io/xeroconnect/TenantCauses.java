package io.xeroconnect;

import io.xeroconnect.call.XeroCallException;
import io.xeroconnect.diagnosis.Diagnosis;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.Scope;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.sandbox.Hold;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.SandboxRole;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** What can be wrong with the organisation behind a connection. */
final class TenantCauses {
    private static final ConnectionKey OTHER = ConnectionKey.of("other");

    private TenantCauses() {}

    static List<Cause> all() {
        return List.of(
                Cause.of("the organisation is listed", "tenants.listed", Shop::connect),
                Cause.of("one of two organisations was disconnected inside Xero", "tenants.gone", shop -> {
                    second(shop);
                    shop.owner.disconnect(shop.app, shop.organisation);
                }),
                connected(
                        "the only organisation was disconnected inside Xero",
                        "tenants.gone",
                        shop -> shop.owner.disconnect(shop.app, shop.organisation)),
                Cause.of(
                        "the demo company was reset",
                        "tenants.gone",
                        shop -> demo(shop).resetDemo()),
                Cause.of("the owner ticked two organisations", "tenants.choice-needed", shop -> {
                    SandboxOrganisation second = shop.xero.addOrganisation("Second", shop.owner);
                    shop.app.enableBulkConnections();
                    AppCauses.enter(shop);
                    shop.consent(Shop.KEY, shop.organisation, second);
                }),
                connected("the organisation was connected again inside Xero", "tenants.back", shop -> {
                    shop.owner.disconnect(shop.app, shop.organisation);
                    shop.manager.test(Shop.KEY);
                    shop.owner.connect(shop.app, shop.organisation);
                }),
                Cause.of("a custom connection has one organisation", "tenants.not-needed", ConsentCauses::custom),
                Cause.of("there is no token to ask with", "tenants.not-checked", AppCauses::enter),
                atApi("the API host is down", "tenants.no-answer", Endpoint.CONNECTIONS, Fault.HTML_503),
                atApi(
                        "a login page answers for the API host",
                        "tenants.no-answer",
                        Endpoint.CONNECTIONS,
                        Fault.status(200, "text/html", "<form>Welcome to our guest network</form>")),
                atApi(
                        "a filter refuses the list",
                        "tenants.no-answer",
                        Endpoint.CONNECTIONS,
                        Fault.status(403, "text/html", "<p>Blocked</p>")),
                Cause.hurried("the API host is too slow", "tenants.no-answer", shop -> {
                    shop.connect();
                    shop.xero.faults().next(Endpoint.CONNECTIONS, Fault.slow(Duration.ofSeconds(2)));
                }),
                new Cause("nobody listens at the API host", "tenants.no-answer", TenantCauses::testWithoutApi),
                Cause.of("the organisation answers", "organisation.answers", Shop::connect),
                Cause.of(
                        "the organisation of a custom connection answers",
                        "organisation.answers",
                        ConsentCauses::custom),
                Cause.of("a demo company was connected", "organisation.demo", TenantCauses::demo),
                connected(
                        "the organisation is on a trial",
                        "organisation.trial",
                        shop -> shop.organisation.setDetail("Class", "TRIAL")),
                connected(
                        "the organisation is suspended by half",
                        "organisation.inactive",
                        shop -> shop.organisation.setDetail("OrganisationStatus", "INACTIVE")),
                connected(
                        "the owner was removed from the organisation",
                        "organisation.refused",
                        shop -> shop.organisation.removeUser(shop.owner)),
                connected("the trial ended", "organisation.refused", shop -> shop.organisation.endTrial()),
                connected(
                        "the organisation was suspended", "organisation.refused", shop -> shop.organisation.suspend()),
                connected("the organisation was deleted", "organisation.refused", shop -> shop.organisation.delete()),
                new Cause(
                        "the token lacks what its answer named",
                        "organisation.permission-refused",
                        TenantCauses::testWithLessThanNamed),
                new Cause("settings were never asked for", "organisation.no-permission", shop -> {
                    try (ConnectionManager node = shop.node()
                            .scopes(Scope.OPENID, Scope.of("accounting.contacts"))
                            .build()) {
                        node.useApp(Shop.KEY, shop.xeroApp());
                        Consent consent = Consent.begin(node);
                        URI callback = shop.owner.allow(consent.request().uri(), shop.organisation);
                        consent.load(callback.getRawQuery());
                        return Cause.tested(shop, node);
                    }
                }),
                atApi(
                        "the organisation is offline",
                        "organisation.offline",
                        Endpoint.ORGANISATION,
                        Fault.status(503, "text/plain", "The Organisation is offline")),
                connected(
                        "the organisation is not listed",
                        "organisation.not-checked",
                        shop -> shop.owner.disconnect(shop.app, shop.organisation)),
                atApi(
                        "something in between answers",
                        "organisation.no-answer",
                        Endpoint.ORGANISATION,
                        Fault.status(403, "text/html", "<p>Blocked by policy</p>")),
                atApi("the accounting API is down", "organisation.no-answer", Endpoint.ORGANISATION, Fault.HTML_503),
                Cause.of("the API host answers no custom connection", "organisation.no-answer", shop -> {
                    ConsentCauses.custom(shop);
                    shop.xero.faults().next(Endpoint.ORGANISATION, Fault.HTML_503);
                }),
                Cause.of("the user is an adviser", "role.sufficient", Shop::connect),
                new Cause(
                        "only contacts are read",
                        "role.not-compared",
                        shop -> ConsentCauses.testWith(
                                shop, Scope.of("accounting.settings.read"), Scope.of("accounting.contacts.read"))),
                connected(
                        "the user may only look now",
                        "role.too-small",
                        shop -> shop.organisation.changeRole(shop.owner, SandboxRole.READ_ONLY)),
                atApi("the actions cannot be read", "role.not-checked", Endpoint.ACTIONS, Fault.HTML_503),
                Cause.of("there is room for calls", "limits.headroom", Shop::connect),
                connected("few calls are left", "limits.low", shop -> shop.app.setDailyLimit(50)),
                connected("the day's calls are used up", "limits.day-used-up", shop -> shop.app.setDailyLimit(0)),
                connected("the minute's calls are used up", "limits.minute-used-up", TenantCauses::callForAMinute),
                connected(
                        "the app's calls are used up", "limits.app-minute-used-up", shop -> shop.app.setMinuteLimit(0)),
                new Cause("five calls are under way", "limits.concurrent", TenantCauses::testBesideFiveCalls),
                Cause.of("nothing was asked of the API", "limits.not-checked", AppCauses::enter));
    }

    /** Sixty calls are allowed in a minute, and the sandbox's clock stands still. */
    private static void callForAMinute(Shop shop) {
        String token = shop.manager.accessToken(Shop.KEY).value();
        for (int i = 0; i < 60; i++) {
            ask(shop, token, "Organisation");
        }
    }

    private static void ask(Shop shop, String token, String resource) {
        try {
            Organisation.ask(
                    shop.xero.baseUri(), token, shop.organisation.tenantId().toString(), resource);
        } catch (XeroCallException e) {
            throw new IllegalStateException("The call was refused.", e);
        }
    }

    private static Diagnosis testBesideFiveCalls(Shop shop) throws InterruptedException {
        shop.connect();
        String token = shop.manager.accessToken(Shop.KEY).value();
        ExecutorService callers = Executors.newFixedThreadPool(5);
        try (Hold hold = shop.xero.hold(Endpoint.USERS)) {
            for (int i = 0; i < 5; i++) {
                callers.execute(() -> ask(shop, token, "Users"));
            }
            hold.awaitArrivals(5, Duration.ofSeconds(20));
            return Cause.tested(shop, shop.manager);
        } finally {
            callers.shutdown();
        }
    }

    private static Diagnosis testWithLessThanNamed(Shop shop) {
        String named = "accounting.settings.read";
        shop.app.withholdScopes(named);
        try (Tampering between = new Tampering(shop.xero.baseUri());
                ConnectionManager node =
                        shop.node().endpoints(between.endpoints()).build()) {
            between.tokens(body -> body.replace("\"scope\":\"", "\"scope\":\"" + named + " "));
            ConsentCauses.connectWith(shop, node);
            return Cause.tested(shop, node);
        }
    }

    private static Diagnosis testWithoutApi(Shop shop) {
        shop.connect();
        URI nobody = URI.create("http://localhost:1/");
        XeroEndpoints endpoints = XeroEndpoints.builder()
                .token(XeroEndpoints.at(shop.xero.baseUri()).token())
                .connections(nobody)
                .api(nobody)
                .build();
        try (ConnectionManager node = shop.node().endpoints(endpoints).build()) {
            return Cause.tested(shop, node);
        }
    }

    private static Cause connected(String name, String id, Consumer<Shop> happening) {
        return Cause.of(name, id, shop -> {
            shop.connect();
            happening.accept(shop);
        });
    }

    private static Cause atApi(String name, String id, Endpoint endpoint, Fault fault) {
        return connected(name, id, shop -> shop.xero.faults().next(endpoint, fault));
    }

    private static SandboxOrganisation demo(Shop shop) {
        SandboxOrganisation demo = shop.xero.addDemoCompany("Demo Company", shop.owner);
        AppCauses.enter(shop);
        shop.consent(Shop.KEY, demo);
        return demo;
    }

    /** Connects the shop, and a second one of the same owner. */
    static Diagnosis second(Shop shop) {
        shop.connect();
        SandboxOrganisation books = shop.xero.addOrganisation("Other books", shop.owner);
        shop.manager.useApp(OTHER, shop.xeroApp());
        shop.consent(OTHER, books);
        return Cause.tested(shop, shop.manager);
    }
}
