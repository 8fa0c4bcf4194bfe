package io.xeroconnect.setup;

/** What the owner pastes from Xero. */
public enum SetupField {
    /** The client id, shown on the app's configuration page. */
    CLIENT_ID,
    /** The client secret, shown once, when it is generated. */
    CLIENT_SECRET
}
