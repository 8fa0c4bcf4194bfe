package io.xeroconnect.examples.demo;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.ConnectionManagerBuilder;
import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.examples.recipes.JdkHttpClient;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.SandboxRequest;
import io.xeroconnect.sandbox.SandboxUser;
import io.xeroconnect.sandbox.XeroSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sandbox with one shop, its owner and the product's app. */
public final class RecipeShop implements AutoCloseable {
    /** The product's name for the shop. */
    public static final ConnectionKey KEY = ConnectionKey.of("shop-7");

    private static final Duration LONGER_THAN_A_TOKEN = Duration.ofMinutes(31);
    private static final Pattern NAME = Pattern.compile("\"Name\"\\s*:\\s*\"([^\"]*)\"");

    /** The whole of Xero. */
    public final XeroSandbox xero = XeroSandbox.start();

    /** The owner of {@link #organisation}. */
    public final SandboxUser owner = xero.addUser("owner@shop.example");

    /** The shop's books. */
    public final SandboxOrganisation organisation = xero.addOrganisation("Corner Shop", owner);

    /** The product's app at Xero. */
    public final SandboxApp registered;

    /** Opens a shop at whose callback address nothing answers. */
    public RecipeShop() {
        this(URI.create("https://pos.example/xero/callback"));
    }

    /** Opens a shop. */
    public RecipeShop(URI callback) {
        registered = xero.addWebApp("Our till", callback);
    }

    /** Returns the app as the product knows it. */
    public XeroApp app() {
        return XeroApp.web(registered.clientId(), registered.secret(), registered.redirectUri());
    }

    /** Returns where the sandbox answers. */
    public XeroEndpoints endpoints() {
        return XeroEndpoints.at(xero.baseUri());
    }

    /** Builds a manager with the product's app, at the sandbox and in its time. */
    public ConnectionManager build(ConnectionManagerBuilder settings) {
        return buildWithOwnClock(settings.clock(xero.clock()));
    }

    /** Builds one on a machine whose clock stays where it is when the sandbox goes ahead. */
    public ConnectionManager buildWithOwnClock(ConnectionManagerBuilder settings) {
        return settings.app(app()).endpoints(endpoints()).build();
    }

    /** Connects the shop as web pages do, perhaps on another server than it was begun. */
    public void connect(ConnectionManager begins, ConnectionManager completes) {
        AuthorizationRequest request = begins.beginAuthorization(KEY);
        URI callback = owner.allow(request.uri());
        completes.completeAuthorization(
                callback.getRawQuery(), request.bindingCookie().split(";", 2)[0]);
    }

    /** Lets half an hour pass. */
    public void letTokensExpire() {
        xero.advance(LONGER_THAN_A_TOKEN);
    }

    /** Calls Xero, and returns the name of the organisation that answered. */
    public String reached(ConnectionManager product) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoints().api().resolve("Organisation"))
                .header("Accept", "application/json")
                .build();
        JdkHttpClient client = new JdkHttpClient(product, HttpClient.newHttpClient());
        return name(client.send(KEY, request).body());
    }

    /** Returns the organisation's name in an answer of Xero's, or the whole answer if there is none. */
    public static String name(String answer) {
        Matcher name = NAME.matcher(answer);
        return name.find() ? name.group(1) : answer;
    }

    /** Returns how Xero answered here, first to last. */
    public List<Integer> statuses(Endpoint endpoint) {
        return xero.requests().stream()
                .filter(request -> request.endpoint() == endpoint)
                .map(SandboxRequest::status)
                .toList();
    }

    /** Returns how often Xero was asked to refresh. */
    public long refreshes() {
        return xero.count(
                Endpoint.TOKEN, request -> "refresh_token".equals(request.form().get("grant_type")));
    }

    @Override
    public void close() {
        xero.close();
    }
}
