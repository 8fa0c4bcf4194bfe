package io.xeroconnect.diagnosis;

/** One question that {@code test} asks, in the order of the answers. */
public enum Check {
    /** Is there an app, and is it well formed? */
    APP_SETTINGS("app settings"),
    /** Can the connection's record be read, and can the store be written? */
    STORE("store"),
    /** Is what is kept sealed, and with which key? */
    SEALING("seal"),
    /** Does Xero's identity host answer: name resolution, TLS, proxy? */
    NETWORK("network"),
    /** Does the clock of this machine agree with Xero's? */
    CLOCK("clock"),
    /** Does Xero accept the client id and secret? Asked without a consent and without spending a token. */
    APP_CREDENTIALS("client id and secret"),
    /** Was a consent given, for this app and this installation? */
    CONSENT("consent"),
    /** How old is the refresh token, and does Xero still accept it? */
    REFRESH_TOKEN("refresh token"),
    /** Is the access token usable? Refreshed only if a refresh is due. */
    ACCESS_TOKEN("access token"),
    /** Was everything granted that is asked for, and is any of it about to be retired? */
    SCOPES("scopes"),
    /** Does Xero still list the organisation that calls go to? */
    TENANTS("organisations"),
    /** Does the organisation answer? */
    ORGANISATION("organisation"),
    /** May the user who consented do what the scopes are for? */
    USER_ROLE("role of the user"),
    /** How many calls are left? */
    RATE_LIMITS("rate limits"),
    /** Do other stored connections share the Xero user, the organisation or even the tokens? */
    SHARED_CONSENT("other connections"),
    /** Is a refresh unfinished? */
    REFRESH_STATE("refresh state");

    private final String title;

    Check(String title) {
        this.title = title;
    }

    /** Returns a few words for a list of checks. */
    public String title() {
        return title;
    }
}
