package io.xeroconnect.wizard;

import java.util.Optional;

/** What all pages share: head, bar, notice and footer. */
final class Layout {
    private static final String REFRESH_AFTER = "15";

    private final Branding branding;
    private final Addresses addresses;

    Layout(Branding branding, Addresses addresses) {
        this.branding = branding;
        this.addresses = addresses;
    }

    /** Returns a page for a visitor. */
    Html page(Visit visit, Draft draft) {
        Html bar = bar(false).add(Html.of("a", "quiet").href(addresses.page("")).text(text("nav.list")));
        Optional<Html> notice = draft.showsNotice() ? visit.flash().map(Layout::notice) : Optional.empty();
        return frame(draft, bar, notice, false);
    }

    /** Returns a page for somebody who is not signed in here, possibly on the callback's host. */
    Html publicPage(Draft draft, boolean onCallbackHost) {
        return frame(draft, bar(onCallbackHost), Optional.empty(), onCallbackHost);
    }

    private Html frame(Draft draft, Html bar, Optional<Html> notice, boolean onCallbackHost) {
        Html main = Html.of("main").set("id", "main").set("tabindex", "-1");
        draft.watch().ifPresent(address -> main.set("data-watch", address).set("data-state", draft.state()));
        main.add(notice).add(Html.of("h1").text(draft.title())).add(draft.content());
        Html body = Html.of("body")
                .add(Html.of("a", "skip").href("#main").text(text("nav.skip")))
                .add(bar, main);
        return Html.of("html")
                .set("lang", branding.texts().locale().toLanguageTag())
                .add(head(draft, onCallbackHost), body);
    }

    private Html head(Draft draft, boolean onCallbackHost) {
        Html head = Html.of("head")
                .add(Html.of("meta").set("charset", "utf-8"))
                .add(Html.of("meta").set("name", "viewport").set("content", "width=device-width, initial-scale=1"))
                .add(Html.of("title").text(draft.title() + " - " + branding.product()))
                .add(Html.of("link")
                        .set("rel", "stylesheet")
                        .set("href", addresses.resource(Assets.STYLE, onCallbackHost)))
                .add(Html.of("script")
                        .set("src", addresses.resource(Assets.SCRIPT, onCallbackHost))
                        .set("defer"));
        draft.goesOnAt().ifPresent(address -> head.add(refresh("0", address)));
        draft.reloadsAt().ifPresent(address -> head.add(Html.of("noscript").add(refresh(REFRESH_AFTER, address))));
        return head;
    }

    private static Html refresh(String seconds, String address) {
        return Html.of("meta").set("http-equiv", "refresh").set("content", seconds + ";url=" + address);
    }

    private Html bar(boolean onCallbackHost) {
        Html name = Html.of("span", "product");
        if (branding.logo().isPresent()) {
            name.add(Html.of("img")
                    .set("src", addresses.resource(Assets.LOGO, onCallbackHost))
                    .set("alt", "")
                    .set("height", "32"));
        }
        return Html.of("header", "bar").add(name.text(branding.product()));
    }

    private static Html notice(Flash flash) {
        return Html.of("div", flash.isProblem() ? "notice problem" : "notice")
                .set("role", flash.isProblem() ? "alert" : "status")
                .text(flash.text());
    }

    private String text(String key) {
        return branding.texts().get(key);
    }
}
