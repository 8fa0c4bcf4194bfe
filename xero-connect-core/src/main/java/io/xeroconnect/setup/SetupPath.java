package io.xeroconnect.setup;

/** Which way the owner goes. */
public enum SetupPath {
    /** There is no Xero app for this product yet: the owner makes one. Also the way from OAuth 1.0a. */
    FIRST_SETUP,
    /** There is an app at Xero already: a new secret, another app, or a machine that knows nothing. */
    RECONNECT
}
