package io.xeroconnect.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.setup.SetupPath;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DefenceTest {
    private static final List<String> PAGES =
            List.of("connection", "choose", "set-up", "progress", "phone", "organisation", "test", "disconnect");

    private final Product product = new Product();
    private final TestBrowser browser = product.browser;

    @AfterEach
    void close() {
        product.close();
    }

    private Seen.Form form() {
        return browser.open(product.setUp(SetupPath.FIRST_SETUP)).form("Next");
    }

    private void assertRefused(Seen.Form form, TestBrowser sender) {
        assertThat(sender.send(form).status()).isEqualTo(403);
        assertThat(browser.open(product.setUp(SetupPath.FIRST_SETUP)).title()).isEqualTo("Before you start");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        assertRefused(form().without("token"), browser);
    }

    @Test
    void aFormWithAnotherTokenIsRefused() {
        assertRefused(form().with("token", Csrf.create()), browser);
    }

    @Test
    void aFormWithoutTheCookieIsRefused() {
        assertRefused(form(), new TestBrowser("Anna"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "none"})
    void aFormFromAnotherSiteIsRefused(String site) {
        Seen.Form form = form();
        TestBrowser attacked = new TestBrowser("Anna").sends("Sec-Fetch-Site", site);
        attacked.cookies.putAll(browser.cookies);
        assertRefused(form, attacked);
    }

    @Test
    void aFormFromAnotherOriginIsRefused() {
        Seen.Form form = form();
        TestBrowser attacked = new TestBrowser("Anna").sends("Origin", "https://evil.example");
        attacked.cookies.putAll(browser.cookies);
        assertRefused(form, attacked);
    }

    @Test
    void aBrowserThatHidesItsOriginAsOurReferrerPolicyAsksIsHeard() {
        Seen.Form form = form();
        TestBrowser hiding = new TestBrowser("Anna").sends("Origin", "null").sends("Sec-Fetch-Site", "same-origin");
        hiding.cookies.putAll(browser.cookies);
        assertThat(hiding.send(form).title()).isEqualTo("Sign in at Xero");
    }

    @Test
    void aForeignConnectionIsAnsweredAsAnUnknownOne() {
        product.connect(product.shop);
        TestBrowser stranger = new TestBrowser("Stranger");
        for (String page : PAGES) {
            Seen foreign = stranger.open(product.page(page + "?connection=shop-7&way=FIRST_SETUP"));
            Seen unknown = stranger.open(product.page(page + "?connection=no-such&way=FIRST_SETUP"));
            assertThat(foreign.status()).as(page).isEqualTo(404);
            assertThat(foreign.html()).isEqualTo(unknown.html());
        }
        Seen own = stranger.open(product.page("choose?connection=shop-8"));
        for (String button : List.of("First set-up", "Reconnect")) {
            assertThat(stranger.send(own.form(button).with("connection", "shop-7"))
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void whatIsNotThereLeadsBackToTheList() {
        Seen page = browser.open(product.page("no-such-page"));
        assertThat(page.title()).isEqualTo("Not found");
        assertThat(browser.open(page.link("All connections")).title()).isEqualTo("Xero connections");
    }

    @Test
    void nobodySeesAnythingWithoutSigningIn() {
        Seen page = new TestBrowser("").open(product.page(""));
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.html()).doesNotContain("shop-7");
    }

    @Test
    void namesThatLookLikeHtmlStayText() {
        String hostile = "<script>alert(1)</script>\"'&";
        product.browser.open(product.owner.allow(
                product.leave(product.untilConnect()), product.xero.addOrganisation(hostile, product.owner)));
        for (String page : List.of("", "connection?connection=shop-7", "disconnect?connection=shop-7")) {
            Seen seen = browser.open(product.page(page));
            assertThat(seen.html()).doesNotContain("<script>alert", "<b>Shop</b>");
            assertThat(seen.text()).contains(page.startsWith("disconnect") ? hostile : Product.LABEL);
        }
        Seen reflected = browser.open(URI.create(
                product.setUp(SetupPath.FIRST_SETUP) + "&step=CLIENT_ID&seen=%3Cscript%3E&registered=%22%3E%3Cb%3E"));
        assertThat(reflected.html()).doesNotContain("<script>&", "\"><b>");
    }

    @Test
    void everyResponseCarriesThePolicy() {
        Seen connect = product.untilConnect();
        URI xero = product.leave(connect);
        List<Seen> all = List.of(
                browser.open(product.page("")),
                connect,
                browser.open(product.page("no-such-page")),
                browser.open(product.page("wizard.css")),
                browser.open(product.page("wizard.js")),
                browser.open(product.owner.cancel(xero)),
                browser.open(product.callback().resolve("start?ticket=x")),
                new TestBrowser("").open(product.page("")));
        for (Seen seen : all) {
            assertThat(seen.headers().firstValue("Content-Security-Policy"))
                    .as(seen.address().getPath())
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .startsWith("default-src 'none'; style-src 'self'; script-src 'self';")
                            .contains("frame-ancestors 'none'", "base-uri 'none'")
                            .doesNotContain("unsafe"));
            assertThat(seen.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(seen.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(seen.html()).doesNotContain(" style=", "<style", " onclick=");
            boolean resource = seen.address().getPath().contains("wizard.");
            assertThat(seen.headers().firstValue("Cache-Control")).contains(resource ? "no-cache" : "no-store");
        }
    }

    @Test
    void aResourceIsSentOnce() {
        Seen style = browser.open(product.page("wizard.css"));
        String tag = style.headers().firstValue("ETag").orElseThrow();
        Seen again = new TestBrowser("").sends("If-None-Match", tag).open(product.page("wizard.css"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(browser.open(product.callback().resolve("wizard.css")).html())
                .isEqualTo(style.html());
    }

    @Test
    void cookiesAreOutOfReachOfScripts() {
        Seen list = browser.open(product.page(""));
        assertThat(list.cookiesSet())
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
        assertThat(new Cookies(true).set("form", "x", java.time.Duration.ofHours(1)))
                .startsWith("__Host-")
                .contains("; Secure", "; Path=/;");
    }

    @Test
    void aLongOrForeignBodyIsRefused() {
        Seen.Form form = form();
        assertThat(browser.send(form.with("CLIENT_ID", "x".repeat(70_000))).status())
                .isEqualTo(413);
        assertThat(browser.post(form.action(), "application/json", "{}").status())
                .isEqualTo(415);
    }

    @Test
    void theSecretIsNeverShownAgain() {
        product.untilConnect();
        Seen step = browser.open(URI.create(product.setUp(SetupPath.FIRST_SETUP) + "&step=CLIENT_SECRET"));
        assertThat(step.html()).doesNotContain(product.app.secret());
    }
}
