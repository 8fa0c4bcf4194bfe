package io.xeroconnect.sandbox;

import io.xeroconnect.sandbox.internal.state.App;
import io.xeroconnect.sandbox.internal.state.AuthorizationRequest;
import io.xeroconnect.sandbox.internal.state.Consent;
import io.xeroconnect.sandbox.internal.state.World;
import java.net.URI;
import java.security.PublicKey;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A registration in Xero's "My Apps", and what its owner does there. It is on {@link SandboxTier#ENTERPRISE} unless told
 * otherwise, so that no limit of a tier strikes unasked. Safe for use by many threads.
 */
public final class SandboxApp {
    private static final Duration OAUTH1_TOKEN = Duration.ofMinutes(30);

    private final World world;
    private final App state;
    private final String firstSecret;

    SandboxApp(World world, App state) {
        this.world = world;
        this.state = state;
        this.firstSecret = state.firstSecret();
    }

    /** Returns the name that the consent page shows. */
    public String name() {
        return state.name();
    }

    /** Returns the client id: 32 upper-case hex digits. */
    public String clientId() {
        return state.clientId();
    }

    /**
     * Returns the secret that the app was registered with, even if it was deleted since.
     *
     * @throws IllegalStateException for a PKCE app, which has none
     */
    public String secret() {
        if (firstSecret.isEmpty()) {
            throw new IllegalStateException("A PKCE app has no secret.");
        }
        return firstSecret;
    }

    /**
     * Returns the first registered redirect URI.
     *
     * @throws IllegalStateException if there is none
     */
    public URI redirectUri() {
        return state.redirectUris().stream()
                .findFirst()
                .map(URI::create)
                .orElseThrow(() -> new IllegalStateException(name() + " has no redirect URI."));
    }

    /** Generates a further secret. It is shown only here, and does not work before {@link #saveSecret}. */
    public String addSecret() {
        return locked(state::showSecret);
    }

    /**
     * Saves a generated secret, which works from now on.
     *
     * @throws IllegalArgumentException if it was not generated here, or is saved or deleted already
     */
    public void saveSecret(String secret) {
        if (!locked(() -> state.saveSecret(secret))) {
            throw new IllegalArgumentException("This secret was not generated here, or is saved or deleted already.");
        }
    }

    /** Deletes a secret, which stops working at once. Tokens stay alive. */
    public void deleteSecret(String secret) {
        locked(() -> state.deleteSecret(secret));
    }

    /**
     * Lets the app ask for more scopes, for example {@code accounting.transactions} as older apps may; on a custom
     * connection, ticks them, which ends it until {@link #reauthorize}, as {@link #edit} does.
     *
     * @throws IllegalArgumentException for a custom connection that lacks a broad scope, or the journals: these cannot come
     *     back, or never could be ticked
     */
    public void allowScopes(String... scopes) {
        if (!locked(() -> state.allow(List.of(scopes)))) {
            throw new IllegalArgumentException("A custom connection cannot be given broad scopes or the journals.");
        }
    }

    /** Forbids scopes to the app; on a custom connection, unticks them, which ends it until {@link #reauthorize}. */
    public void forbidScopes(String... scopes) {
        locked(() -> state.forbid(List.of(scopes)));
    }

    /**
     * Lets consents from now on leave these scopes out although the app asked for them, so that the token response lists
     * fewer than the request. RFC 6749 §3.3 allows it; Xero is not known to do it.
     */
    public void withholdScopes(String... scopes) {
        locked(() -> state.withheld().addAll(List.of(scopes)));
    }

    /** Lets one consent cover several organisations, as for apps with Bulk Connections. */
    public void enableBulkConnections() {
        locked(state::enableBulk);
    }

    /** Puts the app on this tier, with its limits. */
    public void setTier(SandboxTier tier) {
        locked(() -> state.setAllowance(tier.allowance()));
    }

    /** Sets how often the app may call each organisation in a day, until {@link #setTier} sets it anew. */
    public void setDailyLimit(int calls) {
        locked(() -> state.setAllowance(state.allowance().withCallsPerDay(calls)));
    }

    /** Sets how often the app may call all organisations together in a minute, until {@link #setTier} sets it anew. */
    public void setMinuteLimit(int calls) {
        locked(() -> state.setAllowance(state.allowance().withCallsPerMinute(calls)));
    }

    /**
     * Changes the settings of a custom connection, which ends it until its user authorizes it again:
     * {@link #reauthorize}. How Xero answers meanwhile is an assumption: {@code invalid_grant}.
     */
    public void edit() {
        locked(state::edit);
    }

    /** Lets the user of a custom connection authorize it again, as it is now; other apps are not changed. */
    public void reauthorize() {
        locked(state::reauthorize);
    }

    /**
     * Sets how many organisations the app may be connected to, until {@link #setTier} sets it anew. Demo companies are
     * not counted.
     */
    public void setConnectionLimit(int organisations) {
        locked(() -> state.setAllowance(state.allowance().withConnections(organisations)));
    }

    /**
     * Says that the app was a partner app of OAuth 1.0a, whose requests this key's private half signs.
     *
     * @return the consumer key
     */
    public String enableOAuth1(PublicKey signingKey) {
        return locked(() -> world.oauth1().register(state, signingKey));
    }

    /** Issues an access token of OAuth 1.0a, which this user gave for this organisation. It lives for 30 minutes. */
    public String issueOAuth1Token(SandboxUser user, SandboxOrganisation organisation) {
        return locked(() -> world.oauth1()
                .issue(state, user.state(), organisation.state(), world.now().plus(OAUTH1_TOKEN)));
    }

    /**
     * Returns the refresh token that another program keeps since this user consented for this organisation, now and without
     * a page.
     *
     * @param scopes what that program asked for; {@code offline_access} is added
     * @throws IllegalArgumentException if Xero would refuse one to this app
     */
    public String issueRefreshToken(SandboxUser user, SandboxOrganisation organisation, String... scopes) {
        Set<String> asked = new LinkedHashSet<>(List.of(scopes));
        asked.add("offline_access");
        return locked(() -> {
            if (!state.scopes(world.now()).containsAll(asked)) {
                throw new IllegalArgumentException(name() + " may not ask for all of " + asked + ". See allowScopes.");
            }
            AuthorizationRequest request = new AuthorizationRequest(state, "", asked, "", "", "", false);
            Consent consent = world.consent(request, user.state(), List.of(organisation.state()));
            return world.refreshTokens().begin(consent, world.now()).value();
        });
    }

    App state() {
        return state;
    }

    private void locked(Runnable change) {
        synchronized (world) {
            change.run();
        }
    }

    private <T> T locked(Supplier<T> change) {
        synchronized (world) {
            return change.get();
        }
    }
}
