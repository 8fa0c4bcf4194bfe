package io.xeroconnect.sandbox.internal.state;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The link between an app and an organisation that one user made. */
public final class Connection {
    private final UUID id = UUID.randomUUID();
    private final App app;
    private final User user;
    private final Organisation organisation;
    private final Instant created;
    private UUID authEventId;
    private Instant updated;

    Connection(App app, User user, Organisation organisation, UUID authEventId, Instant created, Instant now) {
        this.app = app;
        this.user = user;
        this.organisation = organisation;
        this.authEventId = authEventId;
        this.created = created;
        this.updated = now;
    }

    /** The connection id, which is not the tenant id. */
    public UUID id() {
        return id;
    }

    /** The app that may use it. */
    public App app() {
        return app;
    }

    /** The organisation it leads to. */
    public Organisation organisation() {
        return organisation;
    }

    /** The consent that made it. */
    public UUID authEventId() {
        return authEventId;
    }

    /** When the organisation was first connected. */
    public Instant created() {
        return created;
    }

    /** When the organisation was last connected. */
    public Instant updated() {
        return updated;
    }

    /** The role that its user has in the organisation now. */
    public Optional<Role> role() {
        return organisation.roleOf(user);
    }

    /** Whether calls get through: its user still has a role, and the organisation can be reached. */
    public boolean isAuthorized() {
        return organisation.isOpen() && role().isPresent();
    }

    boolean isOf(App otherApp) {
        return app == otherApp;
    }

    boolean isOf(App otherApp, User otherUser) {
        return app == otherApp && user == otherUser;
    }

    void reconnect(UUID eventId, boolean keepsAuthEventId, Instant now) {
        updated = now;
        authEventId = keepsAuthEventId ? authEventId : eventId;
    }
}
