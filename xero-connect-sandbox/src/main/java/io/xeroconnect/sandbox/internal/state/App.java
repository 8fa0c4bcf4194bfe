package io.xeroconnect.sandbox.internal.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A registration in "My Apps". */
public final class App {
    /** The three integration types. */
    public enum Kind {
        /** Authorization code with a secret. */
        WEB,
        /** Authorization code with PKCE and no secret. */
        PKCE,
        /** Client credentials for one organisation. */
        CUSTOM_CONNECTION
    }

    private final Kind kind;
    private final String name;
    private final String clientId = Ids.clientId();
    private final List<String> redirectUris;
    private final Set<String> scopes;
    private final boolean older;
    private final List<String> shown = new ArrayList<>();
    private final Set<String> saved = new LinkedHashSet<>();
    private final String firstSecret;
    private final Set<String> withheld = new LinkedHashSet<>();
    private Allowance allowance = Allowance.MOST;
    private boolean bulk;
    private boolean authorized = true;

    App(Kind kind, String name, List<String> redirectUris, Instant created) {
        this.kind = kind;
        this.older = ScopeDates.isOlder(kind, created);
        this.name = name;
        this.redirectUris = List.copyOf(redirectUris);
        this.scopes = new LinkedHashSet<>(
                kind == Kind.CUSTOM_CONNECTION ? Scopes.forNewCustomConnection() : Scopes.forNewApp());
        if (older) {
            scopes.addAll(ScopeDates.more(kind));
        }
        this.firstSecret = kind == Kind.PKCE ? "" : Ids.secret();
        if (!firstSecret.isEmpty()) {
            saved.add(firstSecret);
        }
    }

    /** The integration type. */
    public Kind kind() {
        return kind;
    }

    /** The name on the consent page. */
    public String name() {
        return name;
    }

    /** The client id. */
    public String clientId() {
        return clientId;
    }

    /** The registered redirect URIs, compared character by character. */
    public List<String> redirectUris() {
        return redirectUris;
    }

    /** What the app may ask for now. */
    public Set<String> scopes(Instant now) {
        return ScopeDates.working(scopes, older, now);
    }

    /** Lets the app ask for more; false, and nothing is changed, if a custom connection cannot have one of them. */
    public boolean allow(Collection<String> more) {
        boolean lost = kind == Kind.CUSTOM_CONNECTION
                && more.stream().anyMatch(scope -> ScopeDates.isLostForGood(scope) && !scopes.contains(scope));
        if (!lost) {
            scopes.addAll(more);
            edit();
        }
        return !lost;
    }

    /** Takes scopes from the app. */
    public void forbid(Collection<String> fewer) {
        fewer.forEach(scopes::remove);
        edit();
    }

    /** What a consent does not grant although it was asked for; may be changed. */
    public Set<String> withheld() {
        return withheld;
    }

    /** What its tier grants. */
    public Allowance allowance() {
        return allowance;
    }

    /** Gives it another tier. */
    public void setAllowance(Allowance other) {
        allowance = other;
    }

    /** Whether it counts among an organisation's two uncertified apps; custom connections never do. */
    public boolean isUncertified() {
        return kind != Kind.CUSTOM_CONNECTION && !allowance.certified();
    }

    /** Whether one consent may cover several organisations. */
    public boolean bulk() {
        return bulk;
    }

    /** Turns Bulk Connections on. */
    public void enableBulk() {
        bulk = true;
    }

    /** Whether the user of a custom connection has authorized it as it is now. */
    public boolean isAuthorized() {
        return authorized;
    }

    /** Ends the user's word on a custom connection, which held for the former settings; other apps need none. */
    public void edit() {
        authorized = kind != Kind.CUSTOM_CONNECTION;
    }

    /** Gives the user's word on a custom connection as it is now. */
    public void reauthorize() {
        authorized = true;
    }

    /** The secret that the app was registered with, or an empty string if its kind has none. */
    public String firstSecret() {
        return firstSecret;
    }

    /** Generates a secret that does not work before it is saved. */
    public String showSecret() {
        String secret = Ids.secret();
        shown.add(secret);
        return secret;
    }

    /** Makes a shown secret work; false if it was never shown or is deleted. */
    public boolean saveSecret(String secret) {
        return shown.contains(secret) && saved.add(secret);
    }

    /** Ends a secret. */
    public void deleteSecret(String secret) {
        shown.remove(secret);
        saved.remove(secret);
    }

    /** Whether the secret works now. */
    public boolean accepts(String secret) {
        return saved.contains(secret);
    }
}
