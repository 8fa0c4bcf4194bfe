package io.xeroconnect.examples;

import static io.xeroconnect.examples.Retailer.CORNER;
import static io.xeroconnect.examples.Retailer.KIOSK;

import io.xeroconnect.diagnosis.Check;
import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.ConnectionStatus;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroConnection;

/** The first part of the tour: from a client id and a secret to two connected shops. */
final class SettingUp {
    private final Retailer retailer;
    private final Wire wire;

    SettingUp(Retailer retailer, Wire wire) {
        this.retailer = retailer;
        this.wire = wire;
    }

    void swappedFields(Step step) {
        step.did("XeroApp.web, with the secret as the id and the id as the secret");
        try {
            XeroApp.web(retailer.app.secret(), retailer.app.clientId(), retailer.app.redirectUri());
            step.check("the swap is refused", false);
        } catch (IllegalArgumentException e) {
            step.saw(String.valueOf(e.getMessage()));
            step.check("Xero was not asked", wire.isQuiet());
        }
    }

    void unsavedSecret(Step step) {
        step.did("the owner generates another secret at Xero, copies it, and forgets to press Save");
        step.did("useApp, then test, which sends a code that Xero never issued: only the app itself is judged");
        CheckResult result = test(KIOSK, retailer.app.addSecret());
        step.check("the test fails: " + result.finding(), result.outcome() == CheckResult.Outcome.FAIL);
        step.saw("the owner reads: " + result.ownerRemedy());
    }

    void rightSecret(Step step) {
        step.did("useApp with the secret that was saved, then test: now Xero refuses nothing but the code");
        CheckResult result = test(KIOSK, retailer.app.secret());
        step.check("the test passes: " + result.finding(), result.outcome() == CheckResult.Outcome.PASS);
        XeroConnection shop = retailer.shown(KIOSK);
        step.check(
                "no consent was needed for it; the next step is: " + shop.nextStep(),
                shop.status() == ConnectionStatus.CONSENT_NEEDED);
    }

    private CheckResult test(ConnectionKey key, String secret) {
        retailer.product().useApp(key, retailer.appWith(secret));
        return retailer.product().test(key).find(Check.APP_CREDENTIALS).orElseThrow();
    }

    void firstShop(Step step) {
        step.did("beginAuthorization; the owner signs in at Xero, chooses Corner Shop, presses Allow access;"
                + " completeAuthorization");
        retailer.product().useApp(CORNER, retailer.appWith(retailer.app.secret()));
        XeroConnection shop = retailer.consent(CORNER, retailer.cornerShop);
        step.check("shop-1 is " + shop.status() + " to " + tenantName(shop), isConnectedTo(shop, "Corner Shop"));
    }

    void secondShop(Step step) {
        step.did("the same, for the second shop: the owner chooses Harbour Kiosk");
        XeroConnection shop = retailer.consent(KIOSK, retailer.harbourKiosk);
        step.check("Xero lists both organisations, in no order", shop.tenants().size() == 2);
        step.check(
                "shop-7 belongs to the one of its own consent: " + tenantName(shop),
                isConnectedTo(shop, "Harbour Kiosk"));
        step.check("shop-1 stays with Corner Shop", isConnectedTo(retailer.shown(CORNER), "Corner Shop"));
    }

    private static boolean isConnectedTo(XeroConnection shop, String organisation) {
        return shop.isUsable() && tenantName(shop).equals(organisation);
    }

    private static String tenantName(XeroConnection shop) {
        return shop.tenant().map(Tenant::name).orElse("none");
    }
}
