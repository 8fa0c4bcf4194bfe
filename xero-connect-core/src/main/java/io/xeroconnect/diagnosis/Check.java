package io.xeroconnect.diagnosis;

/** One question that {@code test} asks, in the order asked. */
public enum Check {
    /** Does Xero accept the client id and secret? Asked without a consent and without spending a token. */
    APP_CREDENTIALS("client id and secret");

    private final String title;

    Check(String title) {
        this.title = title;
    }

    /** Returns a few words for a list of checks. */
    public String title() {
        return title;
    }
}
