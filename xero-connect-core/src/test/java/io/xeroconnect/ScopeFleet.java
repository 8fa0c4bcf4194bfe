package io.xeroconnect;

import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpResponseException;
import com.google.api.client.http.javanet.NetHttpTransport;
import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.event.ConnectionEvent;
import io.xeroconnect.event.ConnectionListener;
import io.xeroconnect.model.BroadScope;
import io.xeroconnect.model.Capability;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.Scope;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.SandboxUser;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.store.TokenStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Customers with an app each, on a clock that goes from February 2026 on. */
final class ScopeFleet implements AutoCloseable {
    private static final URI CALLBACK = URI.create("https://pos.example/xero/callback");

    private record Customer(SandboxUser owner, SandboxOrganisation organisation) {}

    final XeroSandbox xero =
            XeroSandbox.builder().startAt(Instant.parse("2026-02-20T00:00:00Z")).start();
    final Map<String, List<Long>> warned = new HashMap<>();
    final SpoiltStore store = new SpoiltStore();
    private final Map<String, Customer> customers = new HashMap<>();

    /** The product until spring 2026, which names broad scopes. */
    final ConnectionManager former = former().build();

    /** The product since, which names what it does. */
    final ConnectionManager product = product(Capability.SETTINGS_READ, Capability.INVOICES);

    /** Returns another node of the former product. */
    ConnectionManagerBuilder former() {
        return node(store).scopes(Scope.OPENID, Scope.of("accounting.settings.read"), BroadScope.TRANSACTIONS.scope());
    }

    /** Returns another node of the product, or of a release that does more. */
    ConnectionManager product(Capability... capabilities) {
        return listening(store).capabilities(capabilities).build();
    }

    /** Returns a node on this store whose warnings are remembered. */
    ConnectionManagerBuilder listening(TokenStore on) {
        return node(on).listener(new ConnectionListener() {
            @Override
            public void scopesRetiring(ConnectionEvent event) {
                warned(event.connection().key().value())
                        .add(event.connection().scopes().daysLeft(event.at()).orElseThrow());
            }
        });
    }

    private ConnectionManagerBuilder node(TokenStore on) {
        return ConnectionManager.builder(on)
                .endpoints(XeroEndpoints.at(xero.baseUri()))
                .clock(xero.clock())
                .keepAlive(Duration.ZERO);
    }

    /** Returns the days that were left at each warning about this customer, in the order in which they were told. */
    List<Long> warned(String name) {
        return warned.computeIfAbsent(name, any -> new ArrayList<>());
    }

    /** Adds a customer who registers an app today. */
    void add(String name) {
        Customer customer = customer(name);
        SandboxApp app = xero.addWebApp(name, CALLBACK);
        product.useApp(ConnectionKey.of(name), XeroApp.web(app.clientId(), app.secret(), CALLBACK));
        customers.put(name, customer);
    }

    /** Adds a customer who registers an app for a device today, which has no secret. */
    void addPkce(String name) {
        Customer customer = customer(name);
        SandboxApp app = xero.addPkceApp(name, CALLBACK);
        product.useApp(ConnectionKey.of(name), XeroApp.pkce(app.clientId(), CALLBACK));
        customers.put(name, customer);
    }

    /** Adds a customer who creates a custom connection today, and connects it. */
    SandboxApp addCustom(String name) {
        SandboxApp app = xero.addCustomConnection(name, customer(name).organisation());
        product.authorize(ConnectionKey.of(name), XeroApp.customConnection(app.clientId(), app.secret()));
        return app;
    }

    private Customer customer(String name) {
        SandboxUser owner = xero.addUser(name + "@shop.example");
        return new Customer(owner, xero.addOrganisation(name, owner));
    }

    XeroConnection consent(ConnectionManager manager, String name) {
        Customer customer = Objects.requireNonNull(customers.get(name), name);
        AuthorizationRequest request = manager.beginAuthorization(ConnectionKey.of(name));
        URI callback = customer.owner().allow(request.uri(), customer.organisation());
        return manager.completeAuthorization(callback.getRawQuery(), Shop.cookie(request));
    }

    LocalDate today() {
        return LocalDate.ofInstant(xero.clock().instant(), ZoneOffset.UTC);
    }

    /** Moves to the first hour of this day; the keep-alive sweeps every month before, every few days in the end, and at last. */
    void goTo(String day) {
        Instant end = Instant.parse(day + "T00:00:00Z");
        while (xero.clock().instant().isBefore(end)) {
            Duration left = Duration.between(xero.clock().instant(), end);
            Duration step = today().isBefore(LocalDate.of(2027, 2, 15)) ? Duration.ofDays(30) : Duration.ofDays(5);
            xero.advance(left.compareTo(step) < 0 ? left : step);
            product.keepAlive();
        }
    }

    /** Returns the status of a call that reads invoices. */
    int call(String name) {
        try {
            return new NetHttpTransport()
                    .createRequestFactory(product.requestInitializer(ConnectionKey.of(name)))
                    .buildGetRequest(new GenericUrl(xero.baseUri() + "/api.xro/2.0/Invoices"))
                    .execute()
                    .getStatusCode();
        } catch (HttpResponseException e) {
            return e.getStatusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    XeroConnection shown(String name) {
        return product.findConnection(ConnectionKey.of(name)).orElseThrow();
    }

    @Override
    public void close() {
        former.close();
        product.close();
        xero.close();
    }
}
