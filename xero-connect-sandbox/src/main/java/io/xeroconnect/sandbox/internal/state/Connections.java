package io.xeroconnect.sandbox.internal.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All connections of all apps. */
public final class Connections {
    private record Link(App app, User user, UUID tenantId) {}

    private final List<Connection> all = new ArrayList<>();
    private final Map<Link, Instant> firstConnected = new HashMap<>();
    private final boolean keepsAuthEventId;

    Connections(Rules rules) {
        this.keepsAuthEventId = rules.keepsAuthEventId();
    }

    /**
     * Connects, or connects again: the id of an existing connection stays. What was disconnected meanwhile gets another
     * id (an assumption) and keeps the time at which it was first connected.
     */
    public void connect(App app, User user, Organisation organisation, UUID authEventId, Instant now) {
        Optional<Connection> existing = find(app, user, organisation);
        if (existing.isPresent()) {
            existing.get().reconnect(authEventId, keepsAuthEventId, now);
        } else {
            Link link = new Link(app, user, organisation.tenantId());
            Instant created = firstConnected.computeIfAbsent(link, any -> now);
            all.add(new Connection(app, user, organisation, authEventId, created, now));
        }
    }

    /** Returns the connections that this user made to this app. */
    public List<Connection> of(App app, User user) {
        return all.stream().filter(connection -> connection.isOf(app, user)).toList();
    }

    /** Returns the connections that anybody made to this app. */
    public List<Connection> of(App app) {
        return all.stream().filter(connection -> connection.isOf(app)).toList();
    }

    /** Whether the app is connected to as many organisations as its tier grants. Demo companies are not counted. */
    public boolean isFull(App app) {
        long organisations = of(app).stream()
                .map(Connection::organisation)
                .filter(organisation -> !organisation.isDemo())
                .distinct()
                .count();
        return organisations >= app.allowance().connections();
    }

    /** Whether the organisation is connected to two other uncertified apps, and so takes no further one. */
    public boolean isFull(Organisation organisation, App uncertified) {
        long others = all.stream()
                .filter(connection -> connection.organisation() == organisation)
                .map(Connection::app)
                .filter(app -> app != uncertified && app.isUncertified())
                .distinct()
                .count();
        return uncertified.isUncertified() && others >= 2;
    }

    /** Whether this is the id of a connection, a tenant or a consent of anybody. */
    public boolean isKnown(UUID id) {
        return all.stream()
                .anyMatch(connection -> id.equals(connection.id())
                        || id.equals(connection.organisation().tenantId())
                        || id.equals(connection.authEventId()));
    }

    /** Removes one connection. */
    public void remove(Connection connection) {
        all.remove(connection);
    }

    /** Removes what this user connected to this app. */
    public void removeAll(App app, User user) {
        all.removeIf(connection -> connection.isOf(app, user));
    }

    /** Removes every link to this organisation. */
    public void removeAll(Organisation organisation) {
        all.removeIf(connection -> connection.organisation() == organisation);
    }

    /** Returns the connection of this user between this app and this organisation. */
    public Optional<Connection> find(App app, User user, Organisation organisation) {
        return of(app, user).stream()
                .filter(connection -> connection.organisation() == organisation)
                .findFirst();
    }
}
