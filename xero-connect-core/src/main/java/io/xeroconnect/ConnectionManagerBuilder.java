package io.xeroconnect;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import io.xeroconnect.callback.CallbackHandler;
import io.xeroconnect.event.ConnectionListener;
import io.xeroconnect.internal.Parts;
import io.xeroconnect.internal.keepalive.KeepAliveTimer;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.model.Capability;
import io.xeroconnect.model.Scope;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.setup.SetupSettings;
import io.xeroconnect.store.EncryptedTokenStore;
import io.xeroconnect.store.InMemoryTokenStore;
import io.xeroconnect.store.TokenStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects the settings of a {@link ConnectionManager}. Every setting has a safe default. Not thread-safe. */
public final class ConnectionManagerBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionManager.class);
    private static final Duration LONGEST_KEEP_ALIVE = Duration.ofMinutes(10);
    private static final Duration SHORTEST_CALLER_TIMEOUT = Duration.ofMillis(100);

    private final TokenStore store;
    private final List<ConnectionListener> listeners = new ArrayList<>();
    private @Nullable XeroApp app;
    private Set<Scope> scopes = Capability.scopesOf(Set.of(Capability.SETTINGS_READ));
    private @Nullable CallbackHandler callbackHandler;
    private XeroEndpoints endpoints = XeroEndpoints.PRODUCTION;
    private Timings timings = Timings.DEFAULT;
    private Clock clock = Clock.systemUTC();
    private @Nullable String deployment;
    private Duration keepAlive = Duration.ofMinutes(5);
    private @Nullable Executor executor;
    private @Nullable SetupSettings setup;
    private HttpTransport transport = new NetHttpTransport();

    ConnectionManagerBuilder(TokenStore store) {
        this.store = store;
    }

    /** Sets the app of connections that bring none of their own. Default: none. */
    public ConnectionManagerBuilder app(XeroApp defaultApp) {
        this.app = need(defaultApp, "app");
        return this;
    }

    /** Sets what the product needs to do at Xero. Default: read the organisation's settings. */
    public ConnectionManagerBuilder capabilities(Capability... capabilities) {
        this.scopes = Capability.scopesOf(Set.copyOf(each(capabilities, "capabilities")));
        return this;
    }

    /** Sets the scopes to ask for, instead of capabilities; {@code offline_access} is always added. */
    public ConnectionManagerBuilder scopes(Scope... exactly) {
        this.scopes = new TreeSet<>(each(exactly, "scopes"));
        return this;
    }

    /** Sets how {@code authorize} reaches the owner's browser. Default: none, for products with web pages. */
    public ConnectionManagerBuilder callbackHandler(CallbackHandler handler) {
        this.callbackHandler = need(handler, "callbackHandler");
        return this;
    }

    /** Sets where Xero answers. Default: {@link XeroEndpoints#PRODUCTION}. */
    public ConnectionManagerBuilder endpoints(XeroEndpoints where) {
        this.endpoints = need(where, "endpoints");
        return this;
    }

    /**
     * Names the installation, for example {@code production}. A store that was copied to an installation of another name
     * is recognised: there its connections are shown and never refreshed, since both copies would spend one token set.
     * Default: none, and nothing is compared.
     */
    public ConnectionManagerBuilder deployment(String name) {
        if (need(name, "deployment").isBlank()) {
            throw new IllegalArgumentException("The deployment's name is empty. Leave it out if there is none.");
        }
        this.deployment = name;
        return this;
    }

    /**
     * Sets the pause between sweeps that recover unfinished refreshes and keep unused connections alive. Default: 5
     * minutes; at least 1 second, at most 10 minutes, so that a lost reply is recovered within the 30 minutes that Xero
     * allows. Zero: none in the background; call {@code keepAlive()} yourself.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public ConnectionManagerBuilder keepAlive(Duration interval) {
        boolean inRange = need(interval, "keepAlive").compareTo(Duration.ofSeconds(1)) >= 0
                && interval.compareTo(LONGEST_KEEP_ALIVE) <= 0;
        if (!interval.isZero() && !inRange) {
            throw new IllegalArgumentException("The keep-alive is 1 second to 10 minutes, or zero for none in the"
                    + " background, this one is " + interval + ".");
        }
        this.keepAlive = interval;
        return this;
    }

    /**
     * Sets whether the keep-alive also looks once a day whether each connection's organisation is still connected at Xero
     * and still answers, which Xero tells nobody: two small requests per connection, spread over the day. A custom
     * connection is not looked at: it lists no organisation that could vanish, a look would need a token that nobody else
     * asked for, and its next call tells. Default: on.
     */
    public ConnectionManagerBuilder tenantCheck(boolean daily) {
        this.timings = timings.withTenantCheck(daily ? Timings.DEFAULT.tenantCheck() : Duration.ZERO);
        return this;
    }

    /**
     * Sets how long a call waits at most. Default: 40 seconds; at least 100 milliseconds.
     *
     * @throws IllegalArgumentException if it is shorter
     */
    public ConnectionManagerBuilder callerTimeout(Duration timeout) {
        if (need(timeout, "callerTimeout").compareTo(SHORTEST_CALLER_TIMEOUT) < 0) {
            throw new IllegalArgumentException(
                    "The caller timeout is at least " + SHORTEST_CALLER_TIMEOUT + ", this one is " + timeout + ".");
        }
        this.timings = timings.withCallerTimeout(timeout);
        return this;
    }

    /**
     * Sets the clock. Default: the system's, with the monotonic one for elapsed time. A clock that is not of the JDK
     * measures elapsed time too, so that a test which moves it moves everything.
     */
    public ConnectionManagerBuilder clock(Clock time) {
        this.clock = need(time, "clock");
        return this;
    }

    /**
     * Sets who runs refreshes and store writes, which block. Default: daemon threads of the manager's own. An executor of
     * yours needs a thread for each connection that is refreshed at the same time, and is not closed by the manager.
     */
    public ConnectionManagerBuilder executor(Executor yours) {
        this.executor = need(yours, "executor");
        return this;
    }

    /** Sets the HTTP transport, for example one with a proxy. Default: the JDK's, with its proxy settings. */
    public ConnectionManagerBuilder httpTransport(HttpTransport yours) {
        this.transport = need(yours, "httpTransport");
        return this;
    }

    /** Sets what {@code setup(key, path)} needs to know about the product. Default: none, and there is no guide. */
    public ConnectionManagerBuilder setup(SetupSettings product) {
        this.setup = need(product, "setup");
        return this;
    }

    /** Adds a listener. Default: none. */
    public ConnectionManagerBuilder listener(ConnectionListener listener) {
        listeners.add(need(listener, "listener"));
        return this;
    }

    /** Sets all timings at once, for tests that scale them. */
    ConnectionManagerBuilder timings(Timings all) {
        this.timings = all;
        return this;
    }

    private static <T> List<T> each(T[] values, String setting) {
        List<T> all = Arrays.asList(need(values, setting));
        all.forEach(value -> need(value, setting));
        return all;
    }

    private static <T> T need(T value, String setting) {
        return Objects.requireNonNull(
                value, () -> "The setting " + setting + " is null. Leave it out to keep its default.");
    }

    private void warnOfUnsealedStore() {
        if (!(store instanceof EncryptedTokenStore || store instanceof InMemoryTokenStore)) {
            LOG.warn(
                    "{} keeps tokens and client secrets unsealed. Put EncryptedTokenStore.over(store, cipher) around it.",
                    store.getClass().getSimpleName());
        }
    }

    /** Returns the manager. */
    public ConnectionManager build() {
        Set<Scope> asked = new TreeSet<>(scopes);
        asked.add(Scope.OFFLINE_ACCESS);
        warnOfUnsealedStore();
        Parts parts = new Parts(
                store,
                Optional.ofNullable(app),
                Optional.ofNullable(deployment),
                asked,
                endpoints,
                timings,
                clock,
                Optional.ofNullable(executor),
                transport,
                listeners);
        if (!keepAlive.isZero()) {
            new KeepAliveTimer(parts.keepAlive, parts.workers, keepAlive).start();
        }
        return new ConnectionManager(
                parts, timings.callerTimeout(), Optional.ofNullable(callbackHandler), Optional.ofNullable(setup));
    }
}
