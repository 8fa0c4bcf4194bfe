package io.xeroconnect.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.xeroconnect.ConnectionManager;
import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.canary.Canary;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.Scope;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.SandboxUser;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.store.FileTokenStore;
import io.xeroconnect.store.TokenStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** A product with its store and its manager, which goes on working, and the support tool beside it. */
final class Bench implements AutoCloseable {
    static final ConnectionKey SHOP = ConnectionKey.of("shop-7");
    static final URI CALLBACK = URI.create("https://pos.example/xero/callback");

    /** What a page for a browser must hold. */
    private static final String LINK = "(state|nonce|code_challenge|code)=[A-Za-z0-9_-]+";

    final XeroSandbox xero = XeroSandbox.start();
    final SandboxUser owner = xero.addUser("owner@shop.example");
    final SandboxOrganisation corner = xero.addOrganisation("Corner Shop", owner);
    final SandboxApp app = xero.addWebApp("Till", CALLBACK);
    final Map<String, String> environment = new HashMap<>();
    final Path folder;
    final TokenStore store;
    final ConnectionManager product;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    final FakeTerminal terminal = new FakeTerminal(new PrintWriter(err, true));
    private Consumer<URI> browser = address -> {};
    private Ansi ansi = Ansi.OFF;

    Bench(Path folder) {
        this(folder, new FileTokenStore(folder));
    }

    Bench(Path folder, TokenStore store) {
        this.folder = folder;
        this.store = store;
        this.product = ConnectionManager.builder(store)
                .endpoints(XeroEndpoints.at(xero.baseUri()))
                .clock(xero.clock())
                .keepAlive(Duration.ZERO)
                .scopes(Scope.OPENID, Scope.of("accounting.settings.read"))
                .build();
    }

    /** Connects a customer who brings their own app, on the product's web pages. */
    XeroConnection connect(ConnectionKey key, SandboxOrganisation... chosen) {
        product.useApp(key, XeroApp.web(app.clientId(), app.secret(), CALLBACK));
        AuthorizationRequest request = product.beginAuthorization(key);
        URI callback = owner.allow(request.uri(), chosen);
        return product.completeAuthorization(
                callback.getRawQuery(), request.bindingCookie().split(";", 2)[0]);
    }

    /** The owner's browser does this when it is opened. */
    void browse(Consumer<URI> visiting) {
        browser = visiting;
    }

    void colours() {
        ansi = Ansi.ON;
    }

    /** Runs the tool on the product's folder. */
    int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--store", folder.toString(), "--endpoints", xero.baseUri().toString()));
        return runPlain(all.toArray(String[]::new));
    }

    /** Runs the tool with exactly these arguments. */
    int runPlain(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        Desk desk = new Desk(terminal, environment, xero.clock(), address -> browser.accept(address));
        CommandLine tool = Support.commandLine(desk)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setColorScheme(Help.defaultColorScheme(ansi));
        int status = Support.execute(tool, desk, arguments);
        Canary.logged("the tool", (out + "\n" + err).replaceAll(LINK, ""));
        return status;
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    /** Returns the values of the document that was printed, by their paths such as {@code connections.0.key}. */
    Map<String, String> json() throws IOException {
        Map<String, String> values = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(out())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue()) {
                    values.put(
                            parser.getParsingContext()
                                    .pathAsPointer()
                                    .toString()
                                    .substring(1)
                                    .replace('/', '.'),
                            parser.getText());
                }
            }
        }
        assertThat(values).isNotEmpty();
        return values;
    }

    /** Writes a file beside the store and returns its name. */
    String file(String name, String content) throws IOException {
        Path file = folder.resolveSibling(name);
        Files.writeString(file, content);
        return file.toString();
    }

    @Override
    public void close() {
        product.close();
        xero.close();
    }
}
