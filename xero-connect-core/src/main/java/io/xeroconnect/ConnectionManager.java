package io.xeroconnect;

/** Manages Xero connections. */
public final class ConnectionManager {
    private ConnectionManager() {}
}
