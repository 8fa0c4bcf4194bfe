package io.xeroconnect.sandbox.internal.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Everything the sandbox knows. Not safe by itself: whoever reads or changes the world, or anything that came out of
 * it, holds its monitor.
 */
public final class World {
    private record Grantee(App app, User user) {}

    private final MovableClock clock;
    private final Rules rules;
    private final Map<String, App> apps = new HashMap<>();
    private final Map<String, User> users = new HashMap<>();
    private final List<Organisation> organisations = new ArrayList<>();
    private final Map<Grantee, Set<String>> consented = new HashMap<>();
    private final OneUse<AuthorizationCode> codes = new OneUse<>(Ids::opaque);
    private final OneUse<Flow> flows = new OneUse<>(Ids::opaque);
    private final OneUse<String> errors = new OneUse<>(Ids::hex);
    private final OAuth1 oauth1 = new OAuth1();
    private final Connections connections;
    private final RefreshTokens refreshTokens;
    private Duration skew = Duration.ZERO;

    /** Makes an empty world. */
    public World(MovableClock clock, Rules rules) {
        this.clock = clock;
        this.rules = rules;
        this.connections = new Connections(rules);
        this.refreshTokens = new RefreshTokens(rules);
    }

    /** The time by which everything is judged. */
    public Instant now() {
        return clock.instant();
    }

    /** What the server's clock shows to others, in tokens and headers; nothing that is kept here depends on it. */
    public Instant shownNow() {
        return now().plus(skew);
    }

    /** Lets the shown clock be wrong by this much while the work is done. */
    public <T> T withSkew(Duration error, Supplier<T> work) {
        skew = error;
        try {
            return work.get();
        } finally {
            skew = Duration.ZERO;
        }
    }

    /** Lifetimes and policies. */
    public Rules rules() {
        return rules;
    }

    /** All connections. */
    public Connections connections() {
        return connections;
    }

    /** All refresh tokens. */
    public RefreshTokens refreshTokens() {
        return refreshTokens;
    }

    /** Authorization codes that were not presented yet. */
    public OneUse<AuthorizationCode> codes() {
        return codes;
    }

    /** Sign-in and consent pages that were not answered yet. */
    public OneUse<Flow> flows() {
        return flows;
    }

    /** Messages behind error pages. */
    public OneUse<String> errors() {
        return errors;
    }

    /** What is left of OAuth 1.0a. */
    public OAuth1 oauth1() {
        return oauth1;
    }

    /** Registers an app. */
    public App addApp(App.Kind kind, String name, List<String> redirectUris) {
        App app = new App(kind, name, redirectUris, now());
        apps.put(app.clientId(), app);
        return app;
    }

    /** Adds a login. */
    public User addUser(String email) {
        User user = new User(email);
        if (users.putIfAbsent(email, user) != null) {
            throw new IllegalArgumentException("The sandbox already has a user " + email + ".");
        }
        return user;
    }

    /** Adds an organisation. */
    public Organisation addOrganisation(String name, User owner, boolean demo) {
        Organisation organisation = new Organisation(name, owner, demo);
        organisations.add(organisation);
        return organisation;
    }

    /** Finds an app by client id. */
    public Optional<App> app(String clientId) {
        return Optional.ofNullable(apps.get(clientId));
    }

    /** Finds a user by login. */
    public Optional<User> user(String email) {
        return Optional.ofNullable(users.get(email));
    }

    /** Finds a user by {@code xero_userid}. */
    public Optional<User> userById(String id) {
        return users.values().stream()
                .filter(user -> user.id().toString().equals(id))
                .findFirst();
    }

    /** Returns the organisations that this user may connect, oldest first. */
    public List<Organisation> organisationsOf(User user) {
        return organisations.stream()
                .filter(Organisation::isOpen)
                .filter(organisation ->
                        organisation.roleOf(user).filter(Role::mayConnect).isPresent())
                .toList();
    }

    /** Records a consent. Scopes add up over consents; only revoking takes them back. */
    public Consent consent(AuthorizationRequest request, User user, List<Organisation> chosen) {
        UUID event = UUID.randomUUID();
        chosen.forEach(organisation -> connections.connect(request.app(), user, organisation, event, now()));
        Set<String> scopes = new LinkedHashSet<>(request.scopes());
        Set<String> before = consented.computeIfAbsent(new Grantee(request.app(), user), any -> new LinkedHashSet<>());
        scopes.addAll(before);
        request.scopes().stream()
                .filter(scope -> !Scopes.IDENTITY.contains(scope))
                .forEach(before::add);
        scopes.removeAll(request.app().withheld());
        return new Consent(request.app(), user, scopes, event, now(), Ids.hex());
    }

    /** Connects a custom connection's one organisation, in the name of its owner. */
    public void connectCustom(App app, Organisation organisation) {
        connect(app, organisation.owner(), organisation);
    }

    /** Connects an organisation in the name of a user, as a consent to another copy of the app would. */
    public void connect(App app, User user, Organisation organisation) {
        connections.connect(app, user, organisation, UUID.randomUUID(), now());
    }

    /** Ends all that this user gave to this app: tokens, scopes and connections. */
    public void revoke(App app, User user) {
        refreshTokens.revokeAll(app, user);
        consented.remove(new Grantee(app, user));
        connections.removeAll(app, user);
    }

    /** Gives a demo company new books: a new tenant that nobody is connected to. */
    public void reset(Organisation demo) {
        connections.removeAll(demo);
        demo.renew();
    }
}
