package io.xeroconnect.wizard;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.setup.SetupPath;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** What every page needs. */
record Parts(
        ConnectionManager xero,
        Texts texts,
        Layout layout,
        Addresses at,
        Cookies cookies,
        Clock clock,
        Findings findings) {
    private static final String FLASH = "notice";
    private static final Duration FLASH_LIFETIME = Duration.ofMinutes(1);

    static Parts of(SetupPagesBuilder settings) {
        Addresses addresses = settings.addresses;
        Texts texts = settings.branding.texts();
        String help = settings.help == null ? addresses.page("help") : settings.help.toString();
        return new Parts(
                settings.xero,
                texts,
                new Layout(settings.branding, addresses),
                addresses,
                new Cookies(addresses.isHttps()),
                settings.clock,
                new Findings(texts, help));
    }

    String text(String key, Object... values) {
        return texts.get(key, values);
    }

    PageResponse show(Visit visit, Draft draft) {
        return Answers.html(200, layout.page(visit, draft));
    }

    /** Returns a form that is sent to one of the pages, with the connection that it is about. */
    Html form(Visit visit, String action) {
        return Html.of("form")
                .set("method", "post")
                .set("action", at.page(action))
                .add(
                        hidden(Csrf.FIELD, visit.token()),
                        hidden(Visit.KEY, visit.key().value()));
    }

    static Html hidden(String name, String value) {
        return Html.of("input").set("type", "hidden").set("name", name).set("value", value);
    }

    Html button(String key) {
        return Html.of("button", "button").set("type", "submit").text(text(key));
    }

    Html quietButton(String key) {
        return Html.of("button", "button quiet").set("type", "submit").text(text(key));
    }

    String connection(ConnectionKey key) {
        return at.page("connection", Visit.KEY, key.value());
    }

    String setUp(ConnectionKey key, SetupPath path) {
        return at.page("set-up", Visit.KEY, key.value(), Visit.PATH, path.name());
    }

    /** Returns the page of the way that is being gone, else that of the connection. */
    String home(Visit visit) {
        return visit.findPath().map(path -> setUp(visit.key(), path)).orElseGet(() -> connection(visit.key()));
    }

    /** Returns a way out for pages without the bar, which are perhaps on the callback's host. */
    Html toList() {
        return Html.of("p")
                .add(Html.of("a", "button").href(at.absolute(at.page(""))).text(text("nav.list")));
    }

    PageResponse goTo(String page) {
        return Answers.seeOther(page);
    }

    PageResponse goTo(String page, boolean isProblem, String sentence) {
        return goTo(page)
                .with("Set-Cookie", cookies.set(FLASH, new Flash(page, isProblem, sentence).write(), FLASH_LIFETIME));
    }

    PageResponse backWith(Visit visit, XeroConnectException failure) {
        return goTo(home(visit), true, findings.sentence(failure));
    }

    PageResponse failed(XeroConnectException failure) {
        Html content = Html.of("div", "panel")
                .add(Html.of("p", "lead").text(findings.sentence(failure)))
                .add(toList());
        Draft draft = Draft.of(text("failed.title"), content);
        return Answers.html(503, layout.publicPage(draft, false));
    }

    Optional<Flash> flash(PageRequest request) {
        String here = request.path() + (request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery());
        return cookies.read(request, FLASH)
                .flatMap(Flash::read)
                .filter(flash -> flash.target().equals(here));
    }

    String dropFlash() {
        return cookies.drop(FLASH);
    }
}
