package io.xeroconnect.sandbox.internal.oauth;

import io.xeroconnect.sandbox.internal.http.Form;
import io.xeroconnect.sandbox.internal.http.Handler;
import io.xeroconnect.sandbox.internal.http.Reply;
import io.xeroconnect.sandbox.internal.http.Request;
import io.xeroconnect.sandbox.internal.page.ConsentPage;
import io.xeroconnect.sandbox.internal.page.ErrorPage;
import io.xeroconnect.sandbox.internal.page.SignInPage;
import io.xeroconnect.sandbox.internal.state.Flow;
import io.xeroconnect.sandbox.internal.state.User;
import io.xeroconnect.sandbox.internal.state.World;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Sign-in, consent and error pages. What a page stands for is kept here under a ticket; answering the form spends it.
 */
public final class PagesEndpoint implements Handler {
    private static final String SIGN_IN = "/identity/user/login";
    private static final String CONSENT = "/identity/consent";

    /** For requests that are refused before anybody signs in, and for choices that are refused after. */
    static final String ERROR = "/identity/error";

    /** For apps that are connected to as many organisations as their tier grants. */
    static final String CONNECTION_LIMIT = "/connectionLimit";

    private final World world;
    private final ConsentForm consentForm;

    /** Shows the flows of this world. */
    public PagesEndpoint(World world) {
        this.world = world;
        this.consentForm = new ConsentForm(world);
    }

    @Override
    public Reply handle(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "GET " + SIGN_IN -> show(request, PagesEndpoint::signInPage);
            case "POST " + SIGN_IN -> signIn(request.form());
            case "GET " + CONSENT -> show(request, this::consentPage);
            case "POST " + CONSENT -> consent(request.form());
            case "GET " + CONNECTION_LIMIT -> connectionLimit(request.query().get("errorId"));
            default -> error(request.query().get("errorId"));
        };
    }

    private Reply show(Request request, BiFunction<String, Flow, Optional<String>> page) {
        String ticket = request.query().get("flow");
        return world.flows()
                .find(ticket)
                .flatMap(flow -> page.apply(ticket, flow))
                .map(html -> Reply.html(200, html))
                .orElseGet(PagesEndpoint::spent);
    }

    private Reply signIn(Form form) {
        return world.flows()
                .take(form.get("flow"))
                .map(flow -> signIn(flow, world.user(form.get("email").trim())))
                .orElseGet(PagesEndpoint::spent);
    }

    private Reply signIn(Flow flow, Optional<User> user) {
        return user.map(known -> next(CONSENT, flow.signedInBy(known)))
                .orElseGet(() -> next(SIGN_IN, flow.because("The sandbox has no user with this email address.")));
    }

    private static Optional<String> signInPage(String ticket, Flow flow) {
        return Optional.of(SignInPage.html(ticket, flow));
    }

    /** Empty before the user has signed in. */
    private Optional<String> consentPage(String ticket, Flow flow) {
        return flow.user().map(user -> ConsentPage.html(ticket, flow, world.organisationsOf(user)));
    }

    private Reply consent(Form form) {
        return world.flows()
                .find(form.get("flow"))
                .filter(flow -> flow.user().isPresent())
                .flatMap(flow -> world.flows().take(form.get("flow")))
                .map(flow -> consentForm
                        .answer(flow, flow.user().orElseThrow(), form)
                        .map(Reply::redirect)
                        .orElseGet(() -> next(CONSENT, flow.because("Choose one organisation from the list."))))
                .orElseGet(PagesEndpoint::spent);
    }

    private Reply next(String page, Flow flow) {
        return Reply.redirect(page + "?flow=" + world.flows().put(flow));
    }

    private Reply error(String errorId) {
        String message = world.errors().find(errorId).orElse("Not found");
        return Reply.html(500, ErrorPage.html("Error code: 500", message));
    }

    /** That this page has status 200 and a sentence about certification is an assumption; its address was seen. */
    private Reply connectionLimit(String errorId) {
        String message = world.errors().find(errorId).orElse("Not found");
        return Reply.html(200, ErrorPage.html("Connection limit reached", message));
    }

    private static Reply spent() {
        return Reply.html(400, ErrorPage.html("This page was used already", "Go back to the app and start again."));
    }
}
