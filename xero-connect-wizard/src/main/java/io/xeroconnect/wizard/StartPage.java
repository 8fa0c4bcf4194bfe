package io.xeroconnect.wizard;

import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.error.XeroConnectException;

/**
 * Where a consent goes on, on the callback's host, whose cookie ties the callback to this browser.
 *
 * <p>Somebody who scanned a code presses a button first, because previews open links too and a ticket is spent by that.
 * From there on a page leads to Xero and not a redirect: browsers hold the redirects after a form to the pages' policy,
 * and nobody knows all the hosts of Xero that they may lead through.
 */
final class StartPage {
    /** Stands in the query where a form of ours came before, so that nobody need press a second time. */
    static final String AT_ONCE = "go=on";

    private final Parts parts;

    StartPage(Parts parts) {
        this.parts = parts;
    }

    PageResponse answer(PageRequest request) {
        if (request.method().equals("GET") && ("&" + request.rawQuery()).contains("&" + AT_ONCE)) {
            return goOn(request.rawQuery());
        }
        return Answers.html(200, parts.layout().publicPage(ask(request), true));
    }

    private Draft ask(PageRequest request) {
        String ticket = Query.parse(request.rawQuery()).getOrDefault("ticket", "");
        String next = parts.at().start().getRawPath() + "?" + Query.of("ticket", ticket) + "&" + AT_ONCE;
        return Draft.of(
                parts.text("start.title"),
                Html.of("div", "panel")
                        .add(Html.of("p", "lead").text(parts.text("start.text")))
                        .add(Html.of("p").add(Html.of("a", "button").href(next).text(parts.text("start.go-on")))));
    }

    private PageResponse goOn(String rawQuery) {
        try {
            AuthorizationRequest request = parts.xero().continueAuthorization(rawQuery);
            String xero = request.uri().toString();
            Draft draft = Draft.of(
                            parts.text("start.leaving"),
                            Html.of("div", "panel")
                                    .add(Html.of("p")
                                            .add(Html.of("a", "button")
                                                    .href(xero)
                                                    .text(parts.text("start.go-on")))))
                    .goingOnAt(xero);
            return Answers.html(200, parts.layout().publicPage(draft, true))
                    .with("Set-Cookie", request.bindingCookie());
        } catch (XeroConnectException e) {
            return new Outcome(parts).failed(e);
        }
    }
}
