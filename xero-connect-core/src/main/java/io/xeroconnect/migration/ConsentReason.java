package io.xeroconnect.migration;

/** Why a connection of OAuth 1.0a could not be swapped, so that its owner has to consent once. */
public enum ConsentReason {
    /** A private app. */
    PRIVATE_APP("Tokens of private apps were never exchangeable."),
    /** A public app. */
    PUBLIC_APP("Tokens of public apps were never exchangeable."),
    /** The app of OAuth 2.0 has no secret, which the exchange asks for. */
    APP_WITHOUT_SECRET("The new app has no client secret, and the exchange asks for one."),
    /** The access token has ended, by its own date or by Xero's word. */
    TOKEN_EXPIRED("The OAuth 1.0a access token has expired."),
    /** Xero does not accept the token, or does not say what it does not accept. */
    TOKEN_REFUSED("Xero no longer accepts the OAuth 1.0a access token."),
    /** Xero does not accept the consumer key, the signature, or the id, secret or scopes of the new app. */
    APP_REFUSED("Xero does not accept the app: its consumer key, signing key, client id, secret or scopes."),
    /** Xero does not accept the time of the request. Right clocks and another try may help. */
    CLOCK_WRONG("Xero does not accept the time of the request: this computer's clock is wrong."),
    /** The address no longer exists, or leads elsewhere. */
    ENDPOINT_GONE("Xero no longer exchanges tokens of OAuth 1.0a."),
    /** The answer is not one that was ever documented. */
    NOT_UNDERSTOOD("Xero's answer to the exchange could not be understood."),
    /** The tokens that came are refused, or do not list the organisation. */
    RESULT_UNUSABLE("The exchange brought tokens that do not reach the organisation."),
    /** The connection was ended here, and only its owner brings it back. */
    DISCONNECTED("The connection was disconnected here."),
    /** What this token was swapped for before has ended since. */
    SWAPPED_BEFORE("This OAuth 1.0a access token was exchanged before, and that connection has ended since.");

    private final String sentence;

    ConsentReason(String sentence) {
        this.sentence = sentence;
    }

    /** Returns one sentence for people. */
    public String sentence() {
        return sentence;
    }
}
