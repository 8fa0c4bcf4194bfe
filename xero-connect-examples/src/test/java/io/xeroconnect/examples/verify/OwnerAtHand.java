package io.xeroconnect.examples.verify;

import io.xeroconnect.callback.AuthorizationCallback;
import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.callback.CallbackHandler;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxConnection;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.SandboxUser;
import io.xeroconnect.sandbox.XeroSandbox;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The owner of a demo company and a throw-away app, who does what is asked, at Xero's pages and in the browser. */
final class OwnerAtHand implements Owner, CallbackHandler {
    static final URI CALLBACK = URI.create("http://localhost:8742/callback");

    final SandboxApp app;
    final List<String> secrets = new ArrayList<>();

    private final SandboxUser user;
    private final SandboxOrganisation company;
    private final Set<Task> skipped = EnumSet.noneOf(Task.class);
    private final Set<Task> possible = EnumSet.allOf(Task.class);
    private boolean cancels;
    private boolean oneTooMany;

    OwnerAtHand(XeroSandbox xero) {
        user = xero.addUser("owner@shop.example");
        company = xero.addDemoCompany("Demo Company (AU)", user);
        app = xero.addWebApp("Throw-away", CALLBACK);
        secrets.add(app.secret());
    }

    XeroApp webApp() {
        return XeroApp.web(app.clientId(), app.secret(), CALLBACK);
    }

    OwnerAtHand skipping(Set<Task> tasks) {
        skipped.addAll(tasks);
        return this;
    }

    /** Lets the server have nothing but these. */
    OwnerAtHand having(Set<Task> tasks) {
        possible.retainAll(tasks);
        return this;
    }

    /** Lets a third secret end the first one. */
    OwnerAtHand havingTwoSecretsAtMost() {
        oneTooMany = true;
        return this;
    }

    OwnerAtHand cancellingNext() {
        cancels = true;
        return this;
    }

    /** Connects the company as if it had been done long ago. */
    void connectBefore() {
        user.connect(app, company);
    }

    /** Returns what is still connected. */
    List<SandboxConnection> connections(XeroSandbox xero) {
        return xero.connectionsOf(user, app);
    }

    @Override
    public Optional<String> asks(Task task) {
        return skipped.contains(task) ? Optional.empty() : Optional.of(done(task));
    }

    @Override
    public Optional<String> hasNothingFor(Task task) {
        return possible.contains(task) ? Optional.empty() : Optional.of("there is no " + task + " here");
    }

    private String done(Task task) {
        return switch (task) {
            case CANCEL -> {
                cancels = true;
                yield "";
            }
            case CONSENT_AGAIN -> "";
            case SECOND_SECRET, THIRD_SECRET -> {
                String secret = app.addSecret();
                app.saveSecret(secret);
                secrets.add(secret);
                if (task == Task.THIRD_SECRET && oneTooMany) {
                    app.deleteSecret(secrets.get(0));
                }
                yield secret;
            }
            case RESET_DEMO -> {
                company.resetDemo();
                yield "";
            }
        };
    }

    @Override
    public AuthorizationCallback handle(AuthorizationRequest request) {
        boolean cancel = cancels;
        cancels = false;
        URI callback = cancel ? user.cancel(request.uri()) : user.allow(request.uri());
        return new AuthorizationCallback(callback.getRawQuery());
    }
}
