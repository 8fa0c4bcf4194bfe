package io.xeroconnect.model;

/** Where a connection stands in its life; derived from what is stored, never stored itself. */
public enum ConnectionStatus {
    /** No Xero app is known: give one to {@code useApp} or to the manager. */
    APP_NEEDED,
    /** The app is known, its owner has not consented yet (or has disconnected): authorize. */
    CONSENT_NEEDED,
    /** The consent covers several organisations: let the owner choose one, then call {@code selectTenant}. */
    TENANT_CHOICE_NEEDED,
    /** Calls may be made. */
    CONNECTED,
    /** The organisation was disconnected inside Xero, or refuses every call: the reason says what its owner can do. */
    TENANT_DISCONNECTED,
    /** Xero has refused every token of this connection: ask the owner to connect again. */
    REAUTHORIZATION_REQUIRED,
    /** Xero refuses the app's id, secret or scopes: correct them; the connection itself is still alive. */
    APP_REJECTED
}
