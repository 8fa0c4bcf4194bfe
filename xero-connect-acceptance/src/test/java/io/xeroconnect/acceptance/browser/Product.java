package io.xeroconnect.acceptance.browser;

import com.microsoft.playwright.options.Cookie;
import com.sun.net.httpserver.HttpServer;
import io.xeroconnect.ConnectionManager;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.SandboxUser;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.setup.SetupField;
import io.xeroconnect.setup.SetupGuide;
import io.xeroconnect.setup.SetupPath;
import io.xeroconnect.setup.SetupSettings;
import io.xeroconnect.setup.SetupStep;
import io.xeroconnect.store.InMemoryTokenStore;
import io.xeroconnect.store.TokenStore;
import io.xeroconnect.wizard.Branding;
import io.xeroconnect.wizard.JdkHttpHandler;
import io.xeroconnect.wizard.PageRequest;
import io.xeroconnect.wizard.SetupPages;
import io.xeroconnect.wizard.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A product that has mounted the pages on one host and the callback on another, and the sandbox playing Xero. */
final class Product implements AutoCloseable {
    static final String SHOP = "Corner Shop";
    static final String OWNER = "owner@shop.example";

    private static final ConnectionKey KEY = ConnectionKey.of("shop-7");
    private static final String NAME = "Corner Till";

    final XeroSandbox xero = XeroSandbox.start();
    final SandboxUser owner = xero.addUser(OWNER);
    final SandboxOrganisation shop = xero.addOrganisation(SHOP, owner);
    final SandboxApp app;

    private final TokenStore store = new InMemoryTokenStore();
    private final List<HttpServer> servers = new ArrayList<>();
    private final List<ConnectionManager> managers = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final URI callback;
    private final URI home;

    Product() {
        HttpServer callbackServer = listen();
        callback = URI.create("http://localhost:" + callbackServer.getAddress().getPort() + "/xero/callback");
        app = xero.addWebApp(NAME, callback);
        HttpServer server = listen();
        home = address(server);
        SetupPages pages = pages(home);
        server.createContext("/", new JdkHttpHandler(pages));
        callbackServer.createContext("/", new JdkHttpHandler(pages));
        servers.forEach(HttpServer::start);
    }

    private SetupPages pages(URI where) {
        ConnectionManager manager = ConnectionManager.builder(store)
                .endpoints(XeroEndpoints.at(xero.baseUri()))
                .clock(xero.clock())
                .setup(SetupSettings.of(NAME, callback))
                .build();
        managers.add(manager);
        return SetupPages.builder(manager, where, callback, Product::visitor)
                .branding(Branding.of(NAME))
                .clock(xero.clock())
                .build();
    }

    private static Optional<Visitor> visitor(PageRequest request) {
        return request.cookie("visitor").map(name -> Visitor.named(name).with(KEY, SHOP));
    }

    private HttpServer listen() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            servers.add(server);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI address(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/xero");
    }

    /** Lets somebody be signed in on every node of the product, and opens the list. */
    Person signedIn(Person person) {
        Cookie cookie = new Cookie("visitor", "Anna").setUrl("http://127.0.0.1/");
        person.context().addCookies(List.of(cookie));
        return person.open(home);
    }

    URI home() {
        return home;
    }

    URI callback() {
        return callback;
    }

    /** Starts another node, with a manager of its own over the same store, and returns its address. */
    URI anotherNode() {
        HttpServer server = listen();
        URI there = address(server);
        server.createContext("/", new JdkHttpHandler(pages(there)));
        server.start();
        return there;
    }

    /** Goes as far as this step, from the list, page by page. */
    Person walkTo(String step, Person person) {
        person.follow("Set up").waitsFor("Connect to Xero").press("First set-up");
        for (String title : List.of("Before you start", "Sign in at Xero", "Create the app")) {
            person.waitsFor(title);
            if (title.equals(step)) {
                return person;
            }
            person.press("Next");
        }
        return person.waitsFor(step);
    }

    /** Goes as far as Connect, from the list, page by page. */
    Person walkToConnect(Person person) {
        return connectStep(app, walkTo("Copy the client id", person));
    }

    /** Opens Connect; whoever came so far before did so in another window. */
    Person atConnect(Person person) {
        SetupGuide guide = managers.get(0).setup(KEY, SetupPath.FIRST_SETUP);
        for (SetupStep.Id step : List.of(SetupStep.Id.PREPARE, SetupStep.Id.SIGN_IN, SetupStep.Id.CREATE_APP)) {
            guide = guide.tick(step);
        }
        guide.enter(SetupField.CLIENT_ID, app.clientId())
                .enter(SetupField.CLIENT_SECRET, app.secret())
                .tick(SetupStep.Id.SAVE_AT_XERO);
        return person.open(home)
                .follow("See what to do")
                .follow("Go on: Connect")
                .waitsFor("Connect");
    }

    /** Goes on from the client id to Connect. */
    Person connectStep(SandboxApp entered, Person person) {
        return person.enter("Client id", entered.clientId())
                .press("Next")
                .waitsFor("Generate the client secret")
                .enter("Client secret", entered.secret())
                .press("Next")
                .waitsFor("Save at Xero")
                .press("Next")
                .waitsFor("Connect");
    }

    /** Goes the first set-up from the list to the organisation, and on to the list. */
    Person connect(Person person) {
        Person window = atConnect(person).leaveBy("Connect").signIn(OWNER).allow(SHOP);
        window.waitsFor("Connected to " + SHOP).closeWindow();
        return person.waitsFor("Test the connection").open(home);
    }

    XeroConnection connection() {
        return managers.get(0).findConnection(KEY).orElseThrow();
    }

    String organisation() {
        return connection().tenant().map(Tenant::name).orElse("none");
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
        managers.forEach(ConnectionManager::close);
        xero.close();
    }
}
