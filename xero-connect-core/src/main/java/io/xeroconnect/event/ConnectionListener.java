package io.xeroconnect.event;

/**
 * Hears what happens to connections, on the node where it happens.
 *
 * <p>Called after the change is durable, on a thread of the library or of the caller, so it should return quickly and be
 * thread-safe. What it throws is logged and goes no further.
 */
public interface ConnectionListener {
    /** A consent succeeded, or a custom connection was proven. */
    default void authorized(ConnectionEvent event) {}

    /** The token set was refreshed. */
    default void refreshed(ConnectionEvent event) {}

    /** A refresh did not succeed; the connection is still alive and it will be tried again. */
    default void refreshFailed(ConnectionEvent event) {}

    /** Xero refuses every token of the connection: only a new consent helps. */
    default void reauthorizationRequired(ConnectionEvent event) {}

    /** Xero refuses the app: its id, secret, type or scopes have to be corrected. */
    default void appRejected(ConnectionEvent event) {}

    /**
     * An organisation is no longer connected at Xero: the selected one, as the status then says, or another one that a consent
     * to this connection brought, which the error's message names.
     */
    default void tenantDisconnected(ConnectionEvent event) {}

    /**
     * A refresh failed and the connection ends in less than 30, 14, 7 or 2 days if none succeeds; told once per step in
     * a whole cluster, by a node that has listeners.
     */
    default void expiring(ConnectionEvent event) {}

    /**
     * Broad scopes that the connection depends on, named by {@code event.connection().scopes().retiring()}, end, or have
     * ended: the owner has to consent again, or calls fail. Told by the keep-alive 180, 90, 30, 14, 7 and 2 days before, once
     * per step in a whole cluster, until that consent; later if the tokens cannot be used at that time. Whichever node comes
     * first tells its own listeners, so all should have the same; a manager without any leaves it to the others.
     */
    default void scopesRetiring(ConnectionEvent event) {}

    /** Another organisation was chosen, or one that was gone is back. */
    default void tenantSelected(ConnectionEvent event) {}

    /** The connection was ended here. */
    default void disconnected(ConnectionEvent event) {}
}
