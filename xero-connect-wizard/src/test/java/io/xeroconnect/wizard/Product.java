package io.xeroconnect.wizard;

import com.sun.net.httpserver.HttpServer;
import io.xeroconnect.ConnectionManager;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.SandboxUser;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.setup.SetupPath;
import io.xeroconnect.setup.SetupSettings;
import io.xeroconnect.store.InMemoryTokenStore;
import io.xeroconnect.store.TokenStore;
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

/** A product that has mounted the pages, its callback on another port, and the sandbox playing Xero. */
final class Product implements AutoCloseable {
    static final ConnectionKey KEY = ConnectionKey.of("shop-7");

    /** Escaping is needed for it everywhere. */
    static final String LABEL = "Tom & \"Jerry's\" <b>Shop</b>";

    final XeroSandbox xero = XeroSandbox.start();
    final SandboxUser owner = xero.addUser("owner@shop.example");
    final SandboxOrganisation shop = xero.addOrganisation("Corner Shop", owner);
    final SandboxApp app;
    final ConnectionManager manager;
    final TestBrowser browser = new TestBrowser("Anna");

    private final TokenStore store = new InMemoryTokenStore();
    private final List<HttpServer> servers = new ArrayList<>();
    private final List<ConnectionManager> managers = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final URI base;
    private final URI callback;

    Product() {
        HttpServer server = listen();
        HttpServer callbackServer = listen();
        base = address(server, "/settings/xero");
        callback = address(callbackServer, "/xero/callback");
        app = xero.addWebApp("Till", callback);
        manager = newManager();
        SetupPages pages = pages(manager, base);
        server.createContext("/settings", new JdkHttpHandler(pages));
        callbackServer.createContext("/xero", new JdkHttpHandler(pages));
        servers.forEach(HttpServer::start);
    }

    private ConnectionManager newManager() {
        ConnectionManager one = ConnectionManager.builder(store)
                .endpoints(XeroEndpoints.at(xero.baseUri()))
                .clock(xero.clock())
                .setup(SetupSettings.of("Till", callback))
                .build();
        managers.add(one);
        return one;
    }

    private SetupPages pages(ConnectionManager one, URI where) {
        return SetupPages.builder(one, where, callback, Product::visitor)
                .branding(Branding.of("Till <Office>"))
                .clock(xero.clock())
                .build();
    }

    private static Optional<Visitor> visitor(PageRequest request) {
        return switch (request.header("X-Visitor")) {
            case "Anna" -> Optional.of(Visitor.named("Anna").with(KEY, LABEL));
            case "Otto" -> Optional.of(Visitor.named("Otto").withOAuth1(KEY, LABEL));
            case "Stranger" -> Optional.of(Visitor.named("Stranger").with(ConnectionKey.of("shop-8"), "Other"));
            default -> Optional.empty();
        };
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

    private static URI address(HttpServer server, String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    /** Returns the address of the same page on another node, with another manager over the same store. */
    URI onAnotherNode(URI page) {
        HttpServer server = listen();
        URI there = address(server, "/settings/xero");
        server.createContext("/settings", new JdkHttpHandler(pages(newManager(), there)));
        server.start();
        return URI.create(page.toString().replace(base.toString(), there.toString()));
    }

    URI page(String name) {
        return URI.create(base + "/" + name);
    }

    URI setUp(SetupPath path) {
        return page("set-up?connection=shop-7&way=" + path);
    }

    URI callback() {
        return callback;
    }

    XeroConnection connection() {
        return manager.findConnection(KEY).orElseThrow();
    }

    /** Brings the set-up to the step Connect and returns that page. */
    Seen untilConnect() {
        return untilConnect(app);
    }

    /** As {@link #untilConnect()}, with this app. */
    Seen untilConnect(SandboxApp entered) {
        Seen page = browser.open(page("choose?connection=shop-7"));
        page = browser.send(page.form("First set-up"));
        for (String title : List.of("Before you start", "Sign in at Xero", "Create the app")) {
            page = next(page, title);
        }
        page = browser.send(page.form("Next").with("CLIENT_ID", entered.clientId()));
        page = browser.send(page.form("Next").with("CLIENT_SECRET", entered.secret()));
        return next(page, "Save at Xero");
    }

    Seen next(Seen page, String title) {
        if (!page.title().equals(title)) {
            throw new AssertionError("Expected " + title + " and saw " + page.text());
        }
        return browser.send(page.form("Next"));
    }

    /** Presses Connect and returns the address of Xero's consent page. */
    URI leave(Seen connect) {
        return browser.send(connect.form("Connect")).link("Go on to Xero");
    }

    /** Connects through the pages and returns what the callback shows. */
    Seen connect(SandboxOrganisation organisation) {
        return connect(untilConnect(), organisation);
    }

    /** As {@link #connect(SandboxOrganisation)}, from the step Connect. */
    Seen connect(Seen connect, SandboxOrganisation organisation) {
        return browser.open(owner.allow(leave(connect), organisation));
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
        managers.forEach(ConnectionManager::close);
        xero.close();
    }
}
