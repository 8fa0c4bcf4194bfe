package io.xeroconnect.examples;

import static io.xeroconnect.examples.Retailer.KIOSK;

import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.sandbox.SandboxRequest;
import java.time.Duration;
import java.util.List;

/** The second part of the tour: calls, time that passes, a network that fails, and a product that is restarted. */
final class StayingConnected {
    private static final Duration SOON = Duration.ofSeconds(5);

    /** Whoever claimed a refresh has this long to end it; then it may be replayed. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final Retailer retailer;
    private final Wire wire;
    private String lostToken = "";

    StayingConnected(Retailer retailer, Wire wire) {
        this.retailer = retailer;
        this.wire = wire;
    }

    void call(Step step) throws Exception {
        step.did("call, with the JDK's HTTP client");
        String name = retailer.organisation(KIOSK);
        step.check("the organisation is called " + name, name.equals("Harbour Kiosk"));
    }

    void halfAnHour(Step step) throws Exception {
        step.did("30 minutes pass, so the access token has expired; then call");
        retailer.xero.advance(Duration.ofMinutes(30));
        String name = retailer.organisation(KIOSK);
        step.check("the call reached " + name, name.equals("Harbour Kiosk"));
        step.check("it was refreshed once, before the call", statuses().equals(List.of(200)));
    }

    void lostReply(Step step) throws Exception {
        step.did("26 minutes pass, so the token is due; Xero will refresh it, but the reply gets lost; then call");
        retailer.xero.advance(Duration.ofMinutes(26));
        retailer.xero.faults().next(Endpoint.TOKEN, Fault.LOST_REPLY);
        retailer.events.forget();
        String name = retailer.organisation(KIOSK);
        boolean noticed = retailer.events.await("refreshFailed", SOON);
        step.check("the call was served at once, with the token that still lives", name.equals("Harbour Kiosk"));
        step.check(
                "in the background Xero answered 200 and replaced the refresh token, but the answer never came",
                noticed && statuses().equals(List.of(200)));
        step.check("shop-7 is still CONNECTED", retailer.shown(KIOSK).isUsable());
        lostToken = sentToken();
    }

    void replay(Step step) throws Exception {
        step.did("2 minutes pass, the longest that the lost refresh could have taken; then call");
        retailer.xero.advance(LEASE.plusSeconds(1));
        retailer.events.forget();
        String name = retailer.organisation(KIOSK);
        boolean refreshed = retailer.events.await("refreshed", SOON);
        step.check("this call was served at once too", name.equals("Harbour Kiosk"));
        step.check(
                "the very same refresh token was sent again, and Xero's grace period let it pass",
                refreshed && statuses().equals(List.of(200)) && sentToken().equals(lostToken));
    }

    void lostReplyWhenExpired(Step step) throws Exception {
        step.did("30 minutes pass, and again the reply to the refresh gets lost; then call");
        retailer.xero.advance(Duration.ofMinutes(30));
        retailer.xero.faults().next(Endpoint.TOKEN, Fault.LOST_REPLY);
        try {
            retailer.organisation(KIOSK);
            step.check("the call could not be made", false);
        } catch (TemporarilyUnavailableException e) {
            step.check(
                    "no usable token, so the product is told: " + e.reason() + ", try again after "
                            + e.retryAfter().toSeconds() + " s",
                    e.reason() == TemporarilyUnavailableException.Reason.NO_ANSWER);
            retailer.xero.advance(e.retryAfter().plusSeconds(1));
        }
        step.did("that time passes; then call again");
        step.check("the call succeeds", retailer.organisation(KIOSK).equals("Harbour Kiosk"));
        step.check("one token, sent twice", statuses().equals(List.of(200, 200)) && sentTokens() == 1);
    }

    void restart(Step step) throws Exception {
        step.did("the product ends and starts again on the same files; then call");
        retailer.restart();
        step.check("shop-7 is still CONNECTED", retailer.shown(KIOSK).isUsable());
        step.check("the call succeeds", retailer.organisation(KIOSK).equals("Harbour Kiosk"));
        step.check(
                "no consent and no refresh was needed",
                wire.news().stream().allMatch(request -> request.endpoint() == Endpoint.ORGANISATION));
    }

    private List<Integer> statuses() {
        return wire.refreshes().stream().map(SandboxRequest::status).toList();
    }

    /** Returns the fingerprint of the refresh token that was sent last. */
    private String sentToken() {
        List<SandboxRequest> refreshes = wire.refreshes();
        return refreshes.isEmpty()
                ? "none"
                : refreshes.get(refreshes.size() - 1).form().getOrDefault("refresh_token", "none");
    }

    private long sentTokens() {
        return wire.refreshes().stream()
                .map(request -> request.form().get("refresh_token"))
                .distinct()
                .count();
    }
}
