package io.xeroconnect.examples.wizard;

import com.sun.net.httpserver.HttpServer;
import io.xeroconnect.ConnectionManager;
import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.model.Capability;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.SandboxUser;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.setup.SetupSettings;
import io.xeroconnect.store.InMemoryTokenStore;
import io.xeroconnect.wizard.Visitor;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A field-service product with two customers, and the sandbox playing Xero: one still runs on OAuth 1.0a and sets up for
 * the first time, the other lost the secret of its app and reconnects.
 */
public final class WizardExample implements AutoCloseable {
    private static final String PRODUCT = "Clipboard Field Service";
    private static final ConnectionKey HARBOUR = ConnectionKey.of("harbour");
    private static final ConnectionKey VALLEY = ConnectionKey.of("valley");

    private final XeroSandbox sandbox = XeroSandbox.start();
    private final SandboxUser hanna = sandbox.addUser("hanna@harbour.example");
    private final SandboxApp first;
    private final List<HttpServer> servers = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ConnectionManager xero;
    private final URI home;

    private WizardExample(Ports ports, PrintStream out) throws IOException {
        HttpServer pagesServer = listen(ports.pages());
        HttpServer callbackServer = ports.hasOwnCallback() ? listen(ports.callback()) : pagesServer;
        home = address(pagesServer, "/");
        URI callback = address(callbackServer, "/xero/callback");
        xero = ConnectionManager.builder(new InMemoryTokenStore())
                .endpoints(XeroEndpoints.at(sandbox.baseUri()))
                .capabilities(Capability.SETTINGS_READ, Capability.INVOICES, Capability.PAYMENTS)
                .setup(SetupSettings.of(PRODUCT, callback))
                .build();
        first = sandbox.addWebApp(PRODUCT, callback);
        FieldService product = new FieldService();
        pagesServer.createContext("/", product);
        URI address = address(pagesServer, "/xero");
        Mounting.mount(pagesServer, xero, address, callback, product::visitor);
        if (ports.hasOwnCallback()) {
            Mounting.mount(callbackServer, xero, address, callback, product::visitor);
        }
        addCustomers(product, callback);
        servers.forEach(HttpServer::start);
        out.printf(
                "%s is at %s%nThe callback is at %s, and a sandbox plays Xero. End it with Ctrl+C.%n",
                PRODUCT, home, callback);
    }

    /** Starts the example, which runs until it is closed. */
    public static WizardExample start(Ports ports, PrintStream out) throws IOException {
        // On JDK 17 the server sends each page in two parts, and the second waits 40 ms for the browser's late receipt.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        return new WizardExample(ports, out);
    }

    /** Returns the address of the product. */
    public URI home() {
        return home;
    }

    /** Returns a person who is known at the sandbox, and where they press Allow access. */
    SandboxUser owner() {
        return hanna;
    }

    /** Returns the app of that person. */
    SandboxApp app() {
        return first;
    }

    private HttpServer listen(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        servers.add(server);
        return server;
    }

    private static URI address(HttpServer server, String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    private void addCustomers(FieldService product, URI callback) {
        sandbox.addOrganisation("Harbour Plumbing Ltd", hanna);
        sandbox.addDemoCompany("Demo Company (UK)", hanna);
        product.add(
                "harbour",
                Visitor.named("Harbour Plumbing").withOAuth1(HARBOUR, "Harbour Plumbing"),
                note("Still on OAuth 1.0a: choose First set-up.", hanna, first, first.secret()));

        SandboxUser victor = sandbox.addUser("victor@valley.example");
        SandboxOrganisation valley = sandbox.addOrganisation("Valley Electrics Ltd", victor);
        SandboxApp second = sandbox.addWebApp(PRODUCT, callback);
        connect(victor, valley, second, callback);
        String another = loseSecret(second);
        product.add(
                "valley",
                Visitor.named("Valley Electrics").with(VALLEY, "Valley Electrics"),
                note("The secret was deleted at Xero: choose Reconnect.", victor, second, another));
    }

    private static String note(String what, SandboxUser owner, SandboxApp app, String secret) {
        return what + "<br>The app at Xero is made already. Client id: <code>" + app.clientId()
                + "</code><br>Client secret: <code>" + secret + "</code><br>Login at Xero: <code>" + owner.email()
                + "</code>";
    }

    private void connect(SandboxUser owner, SandboxOrganisation organisation, SandboxApp app, URI callback) {
        xero.useApp(VALLEY, XeroApp.web(app.clientId(), app.secret(), callback));
        AuthorizationRequest request = xero.beginAuthorization(VALLEY);
        URI answer = owner.allow(request.uri(), organisation);
        xero.completeAuthorization(answer.getRawQuery(), request.bindingCookie());
    }

    /** Leaves the app at Xero with another secret than the one that is stored here. */
    private String loseSecret(SandboxApp app) {
        String another = app.addSecret();
        app.saveSecret(another);
        app.deleteSecret(app.secret());
        try {
            xero.refresh(VALLEY);
        } catch (AppRejectedException e) {
            return another;
        }
        throw new IllegalStateException("The sandbox accepted a secret that was deleted.");
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
        xero.close();
        sandbox.close();
    }
}
