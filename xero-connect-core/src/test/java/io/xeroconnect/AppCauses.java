package io.xeroconnect;

import static io.xeroconnect.Cause.error;

import io.xeroconnect.model.XeroApp;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.sandbox.SandboxApp;
import java.util.List;

/** What can be wrong with the app. */
final class AppCauses {
    private static final String WRONG = "wrong-secret-wrong-secret";

    private AppCauses() {}

    static List<Cause> all() {
        return List.of(
                Cause.of("no app was entered", "app.missing", shop -> {}),
                Cause.of("an app was entered", "app.set", AppCauses::enter),
                Cause.of("another app waits for its consent", "app.waiting", shop -> {
                    shop.connect();
                    enterNext(shop);
                }),
                Cause.of(
                        "an e-mail address was entered as client id",
                        "app.client-id-unusual",
                        shop -> shop.manager.useApp(Shop.KEY, XeroApp.web("owner@shop.example", WRONG, Shop.CALLBACK))),
                Cause.of("the store holds the app and fails", "app.settings-not-checked", shop -> {
                    enter(shop);
                    Cause.store(shop).failReading();
                }),
                Cause.of("id and secret are right", "app.accepted", AppCauses::enter),
                Cause.of("the id of a PKCE app is right", "app.id-accepted", shop -> {
                    SandboxApp phone = shop.xero.addPkceApp("Phone", Shop.CALLBACK);
                    shop.manager.useApp(Shop.KEY, XeroApp.pkce(phone.clientId(), Shop.CALLBACK));
                }),
                Cause.of(
                        "the secret is wrong",
                        "app.secret-rejected",
                        shop -> shop.manager.useApp(Shop.KEY, XeroApp.web(shop.app.clientId(), WRONG, Shop.CALLBACK))),
                Cause.of(
                        "the first secret was not saved at Xero",
                        "app.secret-rejected",
                        shop -> shop.manager.useApp(
                                Shop.KEY, XeroApp.web(shop.app.clientId(), shop.app.addSecret(), Shop.CALLBACK))),
                Cause.of("the secret was deleted at Xero", "app.secret-rejected", shop -> {
                    shop.connect();
                    shop.app.deleteSecret(shop.app.secret());
                }),
                Cause.of(
                        "the id belongs to no app",
                        "app.secret-rejected",
                        shop -> shop.manager.useApp(
                                Shop.KEY, XeroApp.web("0".repeat(32), shop.app.secret(), Shop.CALLBACK))),
                Cause.of(
                        "the id of a PKCE app belongs to no app",
                        "app.id-rejected",
                        shop -> shop.manager.useApp(Shop.KEY, XeroApp.pkce("0".repeat(32), Shop.CALLBACK))),
                Cause.of("the new secret was not saved at Xero", "app.new-secret-not-accepted", AppCauses::unsaved),
                Cause.of("the same, when a refresh is due", "app.new-secret-not-accepted", shop -> {
                    unsaved(shop);
                    shop.xero.advance(ConsentCauses.TO_STALE);
                }),
                Cause.of("both secrets were deleted, and a refresh is due", "app.secret-rejected", shop -> {
                    unsaved(shop);
                    shop.app.deleteSecret(shop.app.secret());
                    shop.xero.advance(ConsentCauses.TO_STALE);
                }),
                Cause.of("Xero went down between the two secrets", "app.older-secret-unknown", shop -> {
                    unsaved(shop);
                    shop.xero.faults().next(Endpoint.TOKEN, error("invalid_client"));
                    shop.xero.faults().next(Endpoint.TOKEN, Fault.HTML_503);
                }),
                Cause.of("a custom connection was entered as Web app", "app.wrong-type", shop -> {
                    SandboxApp custom = shop.xero.addCustomConnection("Custom", shop.organisation);
                    shop.manager.useApp(Shop.KEY, XeroApp.web(custom.clientId(), custom.secret(), Shop.CALLBACK));
                }),
                Cause.of("a scope is not ticked on the custom connection", "app.scope-refused", shop -> {
                    custom(shop);
                    shop.xero.faults().next(Endpoint.TOKEN, error("invalid_scope"));
                }),
                Cause.of("Xero dislikes the request", "app.request-refused", shop -> {
                    enter(shop);
                    shop.xero.faults().next(Endpoint.TOKEN, error("invalid_request"));
                }),
                Cause.of("the custom connection was edited", "app.custom-connection-inactive", shop -> {
                    custom(shop).edit();
                }),
                Cause.of(
                        "the former app was deleted before the next had its consent",
                        "app.living-app-refused",
                        shop -> {
                            shop.connect();
                            shop.app.deleteSecret(shop.app.secret());
                            Cause.attempt(() -> shop.manager.refresh(Shop.KEY));
                            enterNext(shop);
                        }),
                Cause.of("Xero gave no verdict", "app.not-checked", shop -> {
                    enter(shop);
                    shop.xero.faults().next(Endpoint.TOKEN, Fault.HTML_503);
                }));
    }

    static void enter(Shop shop) {
        shop.manager.useApp(Shop.KEY, shop.xeroApp());
    }

    private static void enterNext(Shop shop) {
        SandboxApp next = shop.xero.addWebApp("Next", Shop.CALLBACK);
        shop.manager.useApp(Shop.KEY, XeroApp.web(next.clientId(), next.secret(), Shop.CALLBACK));
    }

    /** Enters a custom connection; {@code authorize} connects it. */
    static SandboxApp custom(Shop shop) {
        SandboxApp custom = shop.xero.addCustomConnection("Custom", shop.organisation);
        shop.manager.useApp(Shop.KEY, XeroApp.customConnection(custom.clientId(), custom.secret()));
        return custom;
    }

    private static void unsaved(Shop shop) {
        shop.connect();
        String unsaved = shop.app.addSecret();
        shop.manager.useApp(Shop.KEY, XeroApp.web(shop.app.clientId(), unsaved, Shop.CALLBACK));
    }
}
