package io.xeroconnect.sandbox;

import io.xeroconnect.sandbox.internal.browser.Browser;
import io.xeroconnect.sandbox.internal.state.App;
import io.xeroconnect.sandbox.internal.state.MovableClock;
import io.xeroconnect.sandbox.internal.state.Rules;
import io.xeroconnect.sandbox.internal.state.World;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * A local Xero: identity server, consent pages and the first of its API, over HTTP on the loopback interface.
 *
 * <p>It starts empty; add users, organisations and apps. All of it lives in memory and ends with {@link #close()}.
 * Safe for use by many threads.
 */
public final class XeroSandbox implements AutoCloseable {
    private final MovableClock clock;
    private final World world;
    private final HttpHost host;
    private final URI baseUri;
    private final Front front;
    private final AtomicBoolean closed = new AtomicBoolean();

    XeroSandbox(int port, MovableClock clock, Rules rules, Replay replay) {
        this.clock = clock;
        this.world = new World(clock, rules);
        this.host = new HttpHost(port);
        this.baseUri = URI.create("http://localhost:" + host.port());
        this.front = new Front(world, baseUri.toString(), replay);
        host.serve(front::answer);
    }

    /** Starts a sandbox with Xero's own lifetimes on a free port. */
    public static XeroSandbox start() {
        return builder().start();
    }

    /** Returns a builder. */
    public static SandboxBuilder builder() {
        return new SandboxBuilder();
    }

    /** Returns {@code http://localhost:PORT}, below which Xero's paths are; it is also the issuer of all tokens. */
    public URI baseUri() {
        return baseUri;
    }

    /** Returns the clock by which the sandbox judges: real time plus everything it was advanced by. */
    public Clock clock() {
        return clock;
    }

    /** Lets this much time pass at once. */
    public void advance(Duration step) {
        clock.advance(step);
    }

    /**
     * Lets the clocks of Xero's servers show a wrong time to others from now on, at every endpoint: in the header
     * {@code Date}, in new tokens and when an access token is judged. A {@link Fault#clockSkew} comes on top.
     *
     * @param ahead how far they are ahead; negative if they are behind, zero to set them right
     */
    public void skewClock(Duration ahead) {
        front.skew(ahead);
    }

    /** Adds somebody with a Xero login. */
    public SandboxUser addUser(String email) {
        synchronized (world) {
            return new SandboxUser(world, world.addUser(email), new Browser(baseUri));
        }
    }

    /** Adds an organisation in which this user is an adviser. */
    public SandboxOrganisation addOrganisation(String name, SandboxUser owner) {
        return addOrganisation(name, owner, false);
    }

    /** Adds a demo company, which can be reset. */
    public SandboxOrganisation addDemoCompany(String name, SandboxUser owner) {
        return addOrganisation(name, owner, true);
    }

    /**
     * Registers a Web app: code flow with a secret.
     *
     * @throws IllegalArgumentException if Xero would refuse a redirect URI
     */
    public SandboxApp addWebApp(String name, URI... redirectUris) {
        return addApp(App.Kind.WEB, name, redirectUris);
    }

    /**
     * Registers a "Mobile or desktop" app: code flow with PKCE and no secret.
     *
     * @throws IllegalArgumentException if Xero would refuse a redirect URI
     */
    public SandboxApp addPkceApp(String name, URI... redirectUris) {
        return addApp(App.Kind.PKCE, name, redirectUris);
    }

    /** Registers a custom connection that the organisation's owner has authorized. */
    public SandboxApp addCustomConnection(String name, SandboxOrganisation organisation) {
        synchronized (world) {
            App app = world.addApp(App.Kind.CUSTOM_CONNECTION, name, List.of());
            world.connectCustom(app, organisation.state());
            return new SandboxApp(world, app);
        }
    }

    /** Ends OAuth 1.0a: from now on its migrate endpoint answers everybody like this. */
    public void retireOAuth1(OAuth1Retirement how) {
        synchronized (world) {
            world.oauth1().retire(how.answer());
        }
    }

    /** Returns the plan of what goes wrong next. */
    public Faults faults() {
        return front.faults();
    }

    /** Keeps back the replies of this endpoint from now on, until the hold is released. */
    public Hold hold(Endpoint endpoint) {
        return front.holds().begin(endpoint, false);
    }

    /** Keeps back the requests to this endpoint from now on, unprocessed, until the hold is released or discards them. */
    public Hold holdBefore(Endpoint endpoint) {
        return front.holds().begin(endpoint, true);
    }

    /** Returns the requests since the start or the last reset, oldest first; at most the newest 100,000. */
    public List<SandboxRequest> requests() {
        return front.log().all();
    }

    /** Returns how many requests came to this endpoint since the start or the last reset, however many they are. */
    public long count(Endpoint endpoint) {
        return front.log().count(endpoint);
    }

    /** Returns how many of {@link #requests()} came to this endpoint and fulfil the condition. */
    public long count(Endpoint endpoint, Predicate<SandboxRequest> condition) {
        return front.log().count(condition.and(request -> request.endpoint() == endpoint));
    }

    /** Forgets the requests so far. */
    public void resetRequests() {
        front.log().clear();
    }

    /** Whether this refresh token would be accepted now. Asking changes nothing. */
    public boolean isAlive(String refreshToken) {
        synchronized (world) {
            return world.refreshTokens()
                    .find(refreshToken, world.now())
                    .filter(token -> world.refreshTokens().isAlive(token, world.now()))
                    .isPresent();
        }
    }

    /**
     * Closes the port: new connections are refused, open ones end, and replies under way are lost. Nothing is forgotten.
     * Does nothing if it is closed already. Blocks until it is.
     */
    public void goOffline() {
        host.goOffline();
    }

    /**
     * Answers again on the same port, unless the sandbox was closed meanwhile. Does nothing if it is not offline.
     *
     * @throws IllegalStateException if another program took the port
     */
    public void goOnline() {
        host.goOnline();
    }

    /** Returns what this user connected to this app, oldest first. */
    public List<SandboxConnection> connectionsOf(SandboxUser user, SandboxApp app) {
        synchronized (world) {
            return world.connections().of(app.state(), user.state()).stream()
                    .map(SandboxConnection::of)
                    .toList();
        }
    }

    /** Releases every hold and stops the server; closing again does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            front.holds().releaseAll();
            host.stop();
        }
    }

    private SandboxOrganisation addOrganisation(String name, SandboxUser owner, boolean demo) {
        synchronized (world) {
            return new SandboxOrganisation(world, world.addOrganisation(name, owner.state(), demo));
        }
    }

    private SandboxApp addApp(App.Kind kind, String name, URI... redirectUris) {
        List<String> checked =
                Arrays.stream(redirectUris).map(RedirectUris::check).toList();
        synchronized (world) {
            return new SandboxApp(world, world.addApp(kind, name, checked));
        }
    }
}
