package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xeroconnect.model.Scope;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxRole;
import io.xeroconnect.sandbox.SandboxTier;
import io.xeroconnect.setup.SeenAtXero;
import io.xeroconnect.setup.SetupAdvice;
import io.xeroconnect.setup.SetupGuide;
import io.xeroconnect.setup.SetupPath;
import io.xeroconnect.setup.SetupSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** What an owner can see on pages from which Xero never calls back, and what the redirect URI registered there can be. */
final class PageCauses {
    private static final URI HERE = URI.create("http://localhost:8742/callback");
    private static final URI NOBODY = URI.create("http://localhost:1/callback");

    private PageCauses() {}

    /** Makes a page appear, and returns what it says. */
    private interface Page {
        String shown(Shop shop) throws Exception;
    }

    static List<PageCause> all() {
        return Stream.concat(pages().stream(), redirectUris().stream()).toList();
    }

    private static List<PageCause> pages() {
        return List.of(
                page(
                        "another redirect URI is registered",
                        SeenAtXero.INVALID_REDIRECT_URI,
                        "page.invalid-redirect-uri",
                        shop -> consent(
                                shop,
                                XeroApp.web(
                                        shop.app.clientId(),
                                        shop.app.secret(),
                                        URI.create("https://pos.example/other")))),
                page(
                        "no app has this client id",
                        SeenAtXero.UNKNOWN_CLIENT,
                        "page.unknown-client",
                        shop -> consent(shop, XeroApp.web("0".repeat(32), shop.app.secret(), Shop.CALLBACK))),
                page(
                        "the app may not have a scope",
                        SeenAtXero.SCOPE_NOT_FOR_CLIENT,
                        "page.scope-not-for-client",
                        shop -> consent(shop, shop.xeroApp(), Scope.of("paymentservices"))),
                page(
                        "a new app asks for a broad scope",
                        SeenAtXero.INVALID_SCOPE,
                        "page.invalid-scope",
                        shop -> consent(shop, shop.xeroApp(), Scope.of("accounting.transactions"))),
                page("a custom connection has no page", SeenAtXero.INVALID_SCOPE, "page.invalid-scope", shop -> {
                    SandboxApp custom = shop.xero.addCustomConnection("Custom", shop.organisation);
                    return consent(shop, XeroApp.web(custom.clientId(), custom.secret(), Shop.CALLBACK));
                }),
                page(
                        "the app has all its connections",
                        SeenAtXero.CONNECTION_LIMIT,
                        "page.connection-limit",
                        "needs to complete certification before",
                        shop -> {
                            shop.app.setConnectionLimit(0);
                            return consent(shop, shop.xeroApp());
                        }),
                page(
                        "two uncertified apps are connected",
                        SeenAtXero.TWO_UNCERTIFIED_APPS,
                        "page.two-uncertified-apps",
                        "connected to two uncertified apps",
                        shop -> {
                            connectAnother(shop, "First");
                            connectAnother(shop, "Second");
                            shop.app.setTier(SandboxTier.STARTER);
                            return consent(shop, shop.xeroApp());
                        }),
                page(
                        "the user may only look",
                        SeenAtXero.NO_ORGANISATION,
                        "page.no-organisation",
                        "does not offer the tenant",
                        shop -> {
                            shop.organisation.changeRole(shop.owner, SandboxRole.READ_ONLY);
                            return consent(shop, shop.xeroApp());
                        }),
                page("Xero's page was put into a frame", SeenAtXero.BLANK, "page.blank", "deny", PageCauses::framed),
                page(
                        "nobody serves the callback",
                        SeenAtXero.CALLBACK_UNREACHABLE,
                        "page.callback-unreachable",
                        "connectexception",
                        PageCauses::callBack),
                page("something else is wrong", SeenAtXero.OTHER, "page.other", "error code: 500", shop -> {
                    URI address = begin(shop, shop.xeroApp());
                    return shop.owner.open(
                            URI.create(address.toString().replace("response_type=code", "response_type=token")));
                }));
    }

    private static List<PageCause> redirectUris() {
        return List.of(
                pasted("the right one is registered", "redirect.same", HERE, HERE.toString()),
                registered("a slash too many", "redirect.trailing-slash", HERE, "http://localhost:8742/callback/"),
                registered("https instead of http", "redirect.scheme", HERE, "https://localhost:8742/callback"),
                registered("another port", "redirect.port", HERE, "http://localhost:8743/callback"),
                registered("a capital letter", "redirect.case", HERE, "http://localhost:8742/Callback"),
                pasted("a number for localhost", "redirect.loopback-address", HERE, "http://127.0.0.1:8742/callback"),
                registered(
                        "www before the name", "redirect.host", Shop.CALLBACK, "https://www.pos.example/xero/callback"),
                registered(
                        "a parameter behind it",
                        "redirect.query",
                        Shop.CALLBACK,
                        "https://pos.example/xero/callback?shop=7"),
                registered("another path", "redirect.other", Shop.CALLBACK, "https://pos.example/oauth"),
                registered("another port and https", "redirect.other", HERE, "https://localhost:8743/callback"),
                pasted("the app's name was pasted", "redirect.not-an-address", HERE, "My till app"));
    }

    private static PageCause page(String name, SeenAtXero seen, String id, Page page) {
        return page(name, seen, id, quoted(seen), page);
    }

    private static String quoted(SeenAtXero seen) {
        return seen.message().replace("\"", "").toLowerCase(Locale.ROOT);
    }

    private static PageCause page(String name, SeenAtXero seen, String id, String words, Page page) {
        return new PageCause(name, id, shop -> {
            String shown = page.shown(shop).toLowerCase(Locale.ROOT);
            assertThat(shown).contains(words);
            if (seen == SeenAtXero.OTHER) {
                // Every error page has its words.
                assertThat(Arrays.stream(SeenAtXero.values()).map(PageCauses::quoted))
                        .noneMatch(shown::contains);
            }
            return ask(shop, Shop.CALLBACK, guide -> guide.explain(seen));
        });
    }

    /** Xero refuses the redirect URI, and the owner pastes the one that is registered there. */
    private static PageCause registered(String name, String id, URI used, String atXero) {
        return new PageCause(name, id, shop -> {
            SandboxApp app = shop.xero.addWebApp("Near", URI.create(atXero));
            assertThat(consent(shop, XeroApp.web(app.clientId(), app.secret(), used)))
                    .contains("Invalid redirect_uri");
            return ask(shop, used, guide -> guide.compareRedirectUri(atXero));
        });
    }

    private static PageCause pasted(String name, String id, URI used, String text) {
        return new PageCause(name, id, shop -> ask(shop, used, guide -> guide.compareRedirectUri(text)));
    }

    private static SetupAdvice ask(Shop shop, URI used, Function<SetupGuide, SetupAdvice> question) {
        try (ConnectionManager node =
                shop.node().setup(SetupSettings.of("Corner Till", used)).build()) {
            return question.apply(node.setup(Shop.KEY, SetupPath.FIRST_SETUP));
        }
    }

    private static void connectAnother(Shop shop, String name) {
        SandboxApp app = shop.xero.addWebApp(name, Shop.CALLBACK);
        app.setTier(SandboxTier.STARTER);
        shop.manager.useApp(Shop.KEY, XeroApp.web(app.clientId(), app.secret(), Shop.CALLBACK));
        shop.consent(Shop.KEY, shop.organisation);
        shop.manager.forget(Shop.KEY);
    }

    private static URI begin(Shop shop, XeroApp app, Scope... scopes) {
        ConnectionManagerBuilder builder =
                scopes.length == 0 ? shop.node() : shop.node().scopes(scopes);
        try (ConnectionManager node = builder.build()) {
            node.useApp(Shop.KEY, app);
            return Consent.begin(node).request().uri();
        }
    }

    /** Returns what the page says on which a consent ends. */
    private static String consent(Shop shop, XeroApp app, Scope... scopes) {
        URI address = begin(shop, app, scopes);
        return String.valueOf(catchThrowable(() -> shop.owner.allow(address, shop.organisation))
                .getMessage());
    }

    private static String framed(Shop shop) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(begin(shop, shop.xeroApp())).build();
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()
                .send(request, BodyHandlers.discarding())
                .headers()
                .firstValue("X-Frame-Options")
                .orElse("");
    }

    private static String callBack(Shop shop) {
        SandboxApp app = shop.xero.addWebApp("Closed", NOBODY);
        URI callback =
                shop.owner.allow(begin(shop, XeroApp.web(app.clientId(), app.secret(), NOBODY)), shop.organisation);
        HttpRequest request = HttpRequest.newBuilder(callback).build();
        return String.valueOf(
                catchThrowable(() -> HttpClient.newHttpClient().send(request, BodyHandlers.discarding())));
    }
}
