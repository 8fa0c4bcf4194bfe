package io.xeroconnect;

import static io.xeroconnect.Arguments.requireKey;
import static io.xeroconnect.Arguments.requireOperation;
import static io.xeroconnect.Arguments.requirePositive;
import static io.xeroconnect.Arguments.requireTenantId;

import com.google.api.client.http.HttpRequestInitializer;
import io.xeroconnect.call.XeroCall;
import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.callback.CallbackHandler;
import io.xeroconnect.diagnosis.Diagnosis;
import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.internal.Parts;
import io.xeroconnect.internal.app.SecretChange;
import io.xeroconnect.internal.call.BearerInitializer;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.refresh.Refresher;
import io.xeroconnect.keepalive.KeepAliveReport;
import io.xeroconnect.migration.OAuth1Credentials;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.DisconnectPlan;
import io.xeroconnect.model.SecretReplacement;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.setup.SetupGuide;
import io.xeroconnect.setup.SetupPath;
import io.xeroconnect.setup.SetupSettings;
import io.xeroconnect.store.TokenStore;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Sets up, keeps, uses, tests and ends Xero connections: one manager per product, one key per customer.
 *
 * <p>Thread-safe, and safe to run on every server of a cluster over one shared store. Methods that may block say so; they
 * wait at most the caller timeout and can be interrupted, which never cancels a refresh under way. A malformed argument
 * is an {@link IllegalArgumentException} or {@link NullPointerException}; everything else is one of the five errors in
 * {@code io.xeroconnect.error}, each with the connection's key and a remedy:
 * {@link io.xeroconnect.error.AuthorizationFailedException} (start the consent again),
 * {@link io.xeroconnect.error.ReauthorizationRequiredException} (ask the owner to connect),
 * {@link io.xeroconnect.error.TemporarilyUnavailableException} (try later),
 * {@link io.xeroconnect.error.AppRejectedException} (correct the Xero app),
 * {@link io.xeroconnect.error.TokenStoreException} (correct the storage).
 */
public final class ConnectionManager implements AutoCloseable {
    final Parts parts;
    private final Refresher refresher;
    private final Duration callerTimeout;
    private final Optional<CallbackHandler> callbackHandler;
    private final Optional<SetupSettings> setupSettings;

    ConnectionManager(
            Parts parts,
            Duration callerTimeout,
            Optional<CallbackHandler> callbackHandler,
            Optional<SetupSettings> setupSettings) {
        this.parts = parts;
        this.refresher = parts.refresher;
        this.callerTimeout = callerTimeout;
        this.callbackHandler = callbackHandler;
        this.setupSettings = setupSettings;
    }

    /** Returns a builder for a manager that keeps its connections in this store. */
    public static ConnectionManagerBuilder builder(TokenStore store) {
        return new ConnectionManagerBuilder(Objects.requireNonNull(store, "A token store is needed."));
    }

    /**
     * Keeps the customer's own Xero app, before any consent. With the client id of the app that is connected, the new
     * secret joins the old one until it has worked, and the tokens stay. Another client id waits beside what lives or
     * was just taken over until its consent succeeds. Of three secrets the one that was never tried is tried at Xero first,
     * since it may be the only one in force. Blocks on the store, and in that case on Xero.
     *
     * @throws io.xeroconnect.error.TemporarilyUnavailableException if it cannot be tried now; nothing was stored
     */
    public XeroConnection useApp(ConnectionKey key, XeroApp app) {
        Arguments.requireApp(app);
        return show(writing(key, () -> parts.useApp(key, app)));
    }

    /**
     * Replaces the secret of the connection's own app, without a consent. Both secrets serve until Xero has accepted the
     * new one, which this asks at once by a request that spends nothing; then the older one is dropped. A manager's app
     * is replaced at the builder: {@link XeroApp#withSecret}. Blocks on the store and on Xero.
     *
     * @throws IllegalArgumentException if the secret is malformed, or the app is a PKCE app
     * @throws io.xeroconnect.error.AppRejectedException if the connection has no app of its own
     * @throws io.xeroconnect.error.TemporarilyUnavailableException if a secret that was never tried would be let go for
     *     the new one, and cannot be tried now; nothing was stored
     */
    public SecretReplacement replaceSecret(ConnectionKey key, String newSecret) {
        Arguments.requireSecret(newSecret);
        SecretChange.Result result = working(key, () -> parts.secrets.replace(key, newSecret));
        refresher.publish(result.stored());
        return new SecretReplacement(show(result.stored()), result.inUse());
    }

    /**
     * Asks the owner for consent through the {@link CallbackHandler}, and completes it. A custom connection is connected
     * without a browser. Blocks until the owner has answered.
     *
     * @throws AuthorizationFailedException if the consent did not succeed; what was connected before stays connected
     */
    public XeroConnection authorize(ConnectionKey key) {
        return new OneCallConsent(parts, callerTimeout, callbackHandler).authorize(this, requireKey(key));
    }

    /** Keeps the customer's own app and asks for consent: {@link #useApp}, then {@link #authorize(ConnectionKey)}. */
    public XeroConnection authorize(ConnectionKey key, XeroApp app) {
        useApp(key, app);
        return authorize(key);
    }

    /**
     * Begins a consent on the web: redirect the owner's browser to {@link AuthorizationRequest#uri()} and send
     * {@link AuthorizationRequest#bindingCookie()} with that redirect. Blocks on the store. RFC 6749 §4.1.1, RFC 7636.
     */
    public AuthorizationRequest beginAuthorization(ConnectionKey key) {
        return working(key, () -> parts.consents.begin(key));
    }

    /**
     * Goes on with a consent on the start page, in another browser or on another host than it began: send
     * {@link AuthorizationRequest#bindingCookie()} and redirect to {@link AuthorizationRequest#uri()}. Works once for each
     * {@link AuthorizationRequest#startUri}; the browser that began cannot complete the consent any more. Let a person
     * press a button before this where the link was sent around, since previews open links too. Blocks on the store.
     *
     * @param rawQuery the query of the start page's request, still percent-encoded, without the question mark
     * @throws AuthorizationFailedException LINK_UNUSABLE if the link is used up, late, or not one of this product
     */
    public AuthorizationRequest continueAuthorization(String rawQuery) {
        Arguments.requireQuery(rawQuery, "start page");
        return parts.workers.call(callerTimeout, () -> parts.consents.goOn(rawQuery));
    }

    /**
     * Completes a consent on the web, on any node. A page that is loaded twice gets the outcome of the first time.
     * Blocks on the store and on Xero. RFC 6749 §4.1.2.
     *
     * @param rawQuery the query of the callback request, still percent-encoded, without the question mark
     * @param cookieHeader the request's {@code Cookie} header, or an empty text
     * @throws AuthorizationFailedException if the consent did not succeed; what was connected before stays connected
     */
    public XeroConnection completeAuthorization(String rawQuery, String cookieHeader) {
        Arguments.requireQuery(rawQuery, "callback request");
        Arguments.requireCookies(cookieHeader);
        Stored stored = parts.workers.call(callerTimeout, () -> parts.consents.complete(rawQuery, cookieHeader));
        refresher.publish(stored);
        return show(stored);
    }

    /**
     * Takes over a connection that another program kept until now, without a consent: its newest refresh token is
     * refreshed once, and from then on this manager is the only one that may refresh; stop the other program first. The
     * app is kept as {@link #useApp} does, unless it is the manager's own. A connection that is in use here stays as it
     * is, and a token that was taken over before is never sent again, so this can be repeated; interrupted, it is also
     * finished by the next call or keep-alive. Blocks on the store and on Xero. RFC 6749 §6.
     *
     * @param tenantId the organisation that the other program used
     * @throws IllegalArgumentException if the connection belongs to another organisation already
     * @throws AuthorizationFailedException WRONG_TENANT if the token does not serve that organisation: it then waits,
     *     without a time limit, for {@link #confirmTenant} or {@link #rejectTenant}, and nothing else has changed
     * @throws io.xeroconnect.error.ReauthorizationRequiredException if Xero refuses the token: the owner has to connect
     */
    public XeroConnection adopt(ConnectionKey key, XeroApp app, String refreshToken, String tenantId) {
        Arguments.requireRotating(app);
        Arguments.requireRefreshToken(refreshToken);
        Arguments.requireKnownTenantId(tenantId);
        return show(writing(key, () -> parts.consents.adopt(key, app, refreshToken, tenantId)));
    }

    /**
     * Swaps a connection of OAuth 1.0a for one of this library, with its next app ({@link #useApp}, else the manager's), or
     * begins a consent for its owner with the former organisation remembered; since 2021, expect the consent. Asks Xero only
     * about an unexpired token of a partner app. A connection in use stays as it is. Blocks on the store and Xero. RFC 5849.
     *
     * @throws AuthorizationFailedException WRONG_TENANT if the token is for another organisation, as for {@link #adopt}
     * @throws io.xeroconnect.error.TemporarilyUnavailableException if Xero cannot say now; asking again costs nothing
     */
    public Migration migrate(ConnectionKey key, OAuth1Credentials credentials) {
        Arguments.requireCredentials(credentials);
        return new OneCallMigration(this).migrate(requireKey(key), credentials);
    }

    /** As {@link #accessToken(ConnectionKey, Duration)}, within the caller timeout. */
    public AccessToken accessToken(ConnectionKey key) {
        AccessToken fresh = refresher.freshToken(requireKey(key));
        return fresh != null ? fresh : accessToken(key, callerTimeout);
    }

    /**
     * Returns a token that is usable now. At once while it is FRESH; at once too while it is STALE, and one refresh runs
     * in the background; when it has EXPIRED this waits for that refresh.
     *
     * @param timeout how long to wait at most
     */
    public AccessToken accessToken(ConnectionKey key, Duration timeout) {
        return parts.caller.token(requireKey(key), requirePositive(timeout));
    }

    /** Refreshes now and returns the new token; joins a refresh that is under way. Blocks. RFC 6749 §6. */
    public AccessToken refresh(ConnectionKey key) {
        return refresher.refresh(requireKey(key), callerTimeout);
    }

    /** Returns another token after Xero rejected this one with a 401 TokenExpired; refreshes if nobody did. Blocks. */
    public AccessToken refreshRejected(ConnectionKey key, AccessToken rejected) {
        String value = Arguments.requireRejected(rejected).value();
        return refresher.refreshRejected(requireKey(key), value, callerTimeout);
    }

    /**
     * Returns an initializer for Google's HTTP client that adds the token and the selected tenant to every request, and
     * repeats one at most once: after TokenExpired, or after a rate limit that ends within the caller timeout.
     */
    public HttpRequestInitializer requestInitializer(ConnectionKey key) {
        return initializer(key, Optional.empty());
    }

    /** As {@link #requestInitializer(ConnectionKey)}, for this tenant. */
    public HttpRequestInitializer requestInitializer(ConnectionKey key, String tenantId) {
        return initializer(key, Optional.of(requireTenantId(tenantId)));
    }

    private HttpRequestInitializer initializer(ConnectionKey key, Optional<String> tenantId) {
        return new BearerInitializer(requireKey(key), tenantId, parts.caller, parts.time, callerTimeout);
    }

    /**
     * Runs an operation with a usable token and the selected tenant, and repeats it at most once: after TokenExpired, or
     * after a rate limit that ends within the caller timeout. Every other failure reaches the caller unchanged.
     *
     * @param <T> what the operation returns
     * @param <X> what the operation may throw
     */
    public <T, X extends Exception> T call(ConnectionKey key, XeroCall<T, X> operation) throws X {
        return parts.caller.call(requireKey(key), Optional.empty(), requireOperation(operation), callerTimeout);
    }

    /**
     * As {@link #call(ConnectionKey, XeroCall)}, for this tenant.
     *
     * @param tenantId empty for a custom connection
     * @param <T> what the operation returns
     * @param <X> what the operation may throw
     */
    public <T, X extends Exception> T call(ConnectionKey key, String tenantId, XeroCall<T, X> operation) throws X {
        return parts.caller.call(
                requireKey(key), Optional.of(requireTenantId(tenantId)), requireOperation(operation), callerTimeout);
    }

    /**
     * Returns the guide for an owner's set-up, at the step where they left off, on whichever node that was. The builder's
     * {@code setup} says what it needs to know about the product. Blocks on the store.
     *
     * @throws IllegalArgumentException if the builder was given no set-up
     */
    public SetupGuide setup(ConnectionKey key, SetupPath path) {
        Objects.requireNonNull(path, "A way is needed: SetupPath.FIRST_SETUP or SetupPath.RECONNECT.");
        SetupSettings settings = setupSettings.orElseThrow(() -> new IllegalArgumentException(
                "This manager cannot guide through a set-up: give its builder setup(SetupSettings.of(appName,"
                        + " redirectUri))."));
        return parts.setup.open(requireKey(key), path, settings);
    }

    /** As {@link #test(ConnectionKey, Duration)}, within the caller timeout. */
    public Diagnosis test(ConnectionKey key) {
        return test(key, callerTimeout);
    }

    /**
     * Tests everything between here and the organisation: store, network, clock, id and secret, consent, tokens, scopes,
     * organisation, role, limits. Works before any consent and is safe in production at any time: at most two requests to
     * the identity host and three to the API host, and a refresh only if one is due. Whatever is wrong is a finding in the
     * result, with a remedy. Blocks, at most for the timeout.
     */
    public Diagnosis test(ConnectionKey key, Duration timeout) {
        return parts.tester.test(requireKey(key), requirePositive(timeout));
    }

    /**
     * Tests a connection and returns what support needs as a zip archive: the diagnosis as text and as JSON, the settings,
     * and the last 20 events that this process saw. No secret is in it; tokens are marked by fingerprints that are equal
     * for equal tokens of this manager only. Blocks, as {@link #test(ConnectionKey)} does.
     */
    public byte[] supportBundle(ConnectionKey key) {
        return parts.bundle.of(test(key));
    }

    /** Returns what is known about a connection, without asking Xero. Holds no secret. Blocks on the store. */
    public Optional<XeroConnection> findConnection(ConnectionKey key) {
        Stored stored = working(key, () -> parts.records.find(key));
        return stored.exists() ? Optional.of(show(stored)) : Optional.empty();
    }

    /** Returns all connections in the order of their keys, without asking Xero. Holds no secret. Blocks on the store. */
    public Stream<XeroConnection> connections() {
        return parts.workers.call(callerTimeout, () -> parts.records.all()).stream()
                .map(this::show);
    }

    /**
     * Sends calls to this organisation from now on. Blocks on the store, and on Xero if the tenant is not known yet.
     *
     * @throws IllegalArgumentException if Xero does not list this tenant for the connection
     */
    public XeroConnection selectTenant(ConnectionKey key, String tenantId) {
        return show(parts.selection.select(requireKey(key), requireTenantId(tenantId), callerTimeout));
    }

    /**
     * Makes the organisation that a consent brought the one of this connection, although another one was expected:
     * {@link XeroConnection#tenantToConfirm()}. Possible for ten minutes after a consent, without limit after
     * {@link #adopt}, and there also for another one that its token serves. Blocks on the store and Xero.
     *
     * @throws IllegalArgumentException if another organisation waits to be confirmed
     * @throws AuthorizationFailedException NOTHING_TO_CONFIRM if none does
     */
    public XeroConnection confirmTenant(ConnectionKey key, String tenantId) {
        requireTenantId(tenantId);
        return show(writing(key, () -> parts.consents.confirm(key, tenantId)));
    }

    /**
     * Drops a consent for another organisation than the expected one, and removes the links that it made at Xero, unless
     * they existed before or another stored connection may use them. What was connected stays. Once begun, there is nothing
     * to confirm any more; the keep-alive finishes what was interrupted, and rejects what nobody answered in the ten
     * minutes. Too late for it is a consent by another Xero user, or another app, which takes the place of this consent and
     * leaves what it made at Xero. Blocks on the store and Xero.
     *
     * @throws AuthorizationFailedException NOTHING_TO_CONFIRM if no organisation waits to be confirmed
     */
    public XeroConnection rejectTenant(ConnectionKey key) {
        return show(writing(key, () -> parts.consents.reject(key)));
    }

    /**
     * Makes this deployment the owner of a connection whose store was copied from another one. Do it only when the other
     * one is gone: two that refresh one token set lose it. Blocks on the store.
     */
    public XeroConnection takeOver(ConnectionKey key) {
        return show(writing(key, () -> parts.apps.takeOver(key)));
    }

    /**
     * Attends to every connection that is due: recovers unfinished refreshes, refreshes what would otherwise die of
     * idleness, and warns of ends. Runs by itself in the background unless switched off; safe on every node at once. Blocks.
     */
    public KeepAliveReport keepAlive() {
        return parts.keepAlive.sweep();
    }

    /**
     * Returns what {@link #disconnect} would remove, as far as it is known here. Xero's list, which it reads again, may
     * have become shorter since: then it revokes the consent although this says no. Blocks on the store.
     */
    public DisconnectPlan planDisconnect(ConnectionKey key) {
        return parts.disconnector.plan(requireKey(key), callerTimeout);
    }

    /**
     * Ends a connection at Xero and here, without cutting off another one that is stored. The app and the expected
     * organisation stay, so that coming back is one consent. Interrupted half-way, it can be run again. Blocks.
     */
    public void disconnect(ConnectionKey key) {
        parts.disconnector.disconnect(requireKey(key), callerTimeout);
    }

    /** Erases everything that is stored here under this key, and asks Xero for nothing. Blocks on the store. */
    public void forget(ConnectionKey key) {
        working(key, () -> parts.forget(key));
    }

    /** Starts nothing new, waits up to ten seconds for what is under way, and ends the library's threads. */
    @Override
    public void close() {
        parts.close();
    }

    <T> T working(ConnectionKey key, Supplier<T> action) {
        return parts.workers.call(requireKey(key), callerTimeout, action);
    }

    private Stored writing(ConnectionKey key, Supplier<Stored> change) {
        Stored stored = working(key, change);
        refresher.publish(stored);
        return stored;
    }

    private XeroConnection show(Stored stored) {
        return parts.status.show(stored);
    }
}
