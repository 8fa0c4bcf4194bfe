package io.xeroconnect.examples;

import static io.xeroconnect.examples.Retailer.CORNER;
import static io.xeroconnect.examples.Retailer.KIOSK;

import io.xeroconnect.call.XeroCallException;
import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.ConnectionStatus;
import io.xeroconnect.model.DisconnectPlan;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.sandbox.Endpoint;
import java.time.Duration;
import java.util.List;

/** The last part of the tour: what the owner changes at Xero, and how a connection ends. */
final class ChangingAndEnding {
    private final Retailer retailer;
    private final Wire wire;
    private String newSecret = "";

    ChangingAndEnding(Retailer retailer, Wire wire) {
        this.retailer = retailer;
        this.wire = wire;
    }

    void secretDeleted(Step step) {
        step.did("the owner generates another secret at Xero, saves it and deletes the old one; 30 minutes pass; then"
                + " accessToken");
        newSecret = retailer.app.addSecret();
        retailer.app.saveSecret(newSecret);
        retailer.app.deleteSecret(retailer.app.secret());
        retailer.xero.advance(Duration.ofMinutes(30));
        try {
            retailer.product().accessToken(KIOSK);
            step.check("the old secret is refused", false);
        } catch (AppRejectedException e) {
            step.check("the product is told: " + e.reason(), isRejected(e));
        }
        XeroConnection shop = retailer.shown(KIOSK);
        step.check("shop-7 is " + shop.status(), shop.status() == ConnectionStatus.APP_REJECTED);
        step.saw("the owner reads: " + shop.nextStep());
    }

    private static boolean isRejected(AppRejectedException e) {
        return e.reason() == AppRejectedException.Reason.SECRET_REJECTED;
    }

    void newSecret(Step step) throws Exception {
        step.did("useApp with the new secret, for both shops; then test and call");
        retailer.product().useApp(CORNER, retailer.appWith(newSecret));
        retailer.product().useApp(KIOSK, retailer.appWith(newSecret));
        step.check("the test passes", retailer.product().test(KIOSK).isHealthy());
        step.check("the call succeeds", retailer.organisation(KIOSK).equals("Harbour Kiosk"));
        step.check(
                "the tokens were kept: refreshed, and no consent asked for",
                wire.refreshes().size() == 1
                        && wire.news().stream().noneMatch(request -> request.endpoint() == Endpoint.AUTHORIZE));
    }

    void endedInsideXero(Step step) throws Exception {
        step.did("the owner disconnects the app from Harbour Kiosk on Xero's own page; then call");
        retailer.owner.disconnect(retailer.app, retailer.harbourKiosk);
        try {
            retailer.organisation(KIOSK);
            step.check("Xero refuses the call", false);
        } catch (XeroCallException e) {
            step.check("Xero's answer reaches the caller unchanged: " + e.status(), e.status() == 403);
        }
        XeroConnection shop = retailer.shown(KIOSK);
        step.check("shop-7 is " + shop.status(), shop.status() == ConnectionStatus.TENANT_DISCONNECTED);
        step.check(
                "a listener heard tenantDisconnected",
                retailer.events.await("tenantDisconnected", Duration.ofSeconds(5)));
        step.saw("the owner reads: " + shop.nextStep());
    }

    void connectedAgain(Step step) throws Exception {
        step.did("the owner presses Connect, chooses Harbour Kiosk and allows access; then call");
        XeroConnection shop = retailer.consent(KIOSK, retailer.harbourKiosk);
        step.check("shop-7 is " + shop.status(), shop.isUsable());
        step.check("the call succeeds", retailer.organisation(KIOSK).equals("Harbour Kiosk"));
    }

    void oneShopLeaves(Step step) throws Exception {
        step.did("planDisconnect, then disconnect, for shop-7 only");
        DisconnectPlan plan = retailer.product().planDisconnect(KIOSK);
        step.check(
                "the plan: remove " + names(plan.removedAtXero()) + " at Xero, keep the owner's consent, keep the app",
                names(plan.removedAtXero()).equals(List.of("Harbour Kiosk")) && !plan.revokesConsent());
        retailer.product().disconnect(KIOSK);
        step.check("shop-7 may make no more calls", isDisconnected(KIOSK));
        step.check(
                "shop-1, of the same owner and the same app, still reaches Corner Shop",
                retailer.organisation(CORNER).equals("Corner Shop"));
    }

    void lastShopLeaves(Step step) {
        step.did("planDisconnect, then disconnect, for shop-1");
        DisconnectPlan plan = retailer.product().planDisconnect(CORNER);
        step.check(
                "the plan: remove " + names(plan.removedAtXero()) + " at Xero, and revoke the consent, which nothing"
                        + " else needs",
                names(plan.removedAtXero()).equals(List.of("Corner Shop")) && plan.revokesConsent());
        retailer.product().disconnect(CORNER);
        step.check(
                "Xero knows no connection to the app any more",
                retailer.xero.connectionsOf(retailer.owner, retailer.app).isEmpty());
        XeroConnection shop = retailer.shown(CORNER);
        step.check(
                "the app's id and secret are kept here, so that coming back is one consent",
                shop.clientId().isPresent() && shop.status() == ConnectionStatus.CONSENT_NEEDED);
        step.saw("the owner reads: " + shop.nextStep());
    }

    private boolean isDisconnected(ConnectionKey key) {
        try {
            retailer.product().accessToken(key);
            return false;
        } catch (ReauthorizationRequiredException e) {
            return e.reason() == ReauthorizationRequiredException.Reason.DISCONNECTED;
        }
    }

    private static List<String> names(List<Tenant> tenants) {
        return tenants.stream().map(Tenant::name).toList();
    }
}
