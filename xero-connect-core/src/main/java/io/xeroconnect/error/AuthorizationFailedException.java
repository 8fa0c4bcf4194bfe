package io.xeroconnect.error;

/** A consent did not succeed. Start it again; what was connected before stays connected. */
public final class AuthorizationFailedException extends XeroConnectException {
    private static final long serialVersionUID = 1L;

    /** What happened; each constant says what to do. */
    public enum Reason {
        /** The owner pressed Cancel at Xero. */
        CANCELLED("The consent was cancelled at Xero.", "Nothing was changed; press Connect to try again."),
        /** Nobody came back from Xero in time. */
        TIMED_OUT(
                "No answer came back from Xero in time.",
                "Press Connect again; if Xero showed an error page, compare the app's settings with its message."),
        /** The callback carries no state, so it cannot be matched to a request (RFC 6749 §10.12). */
        STATE_MISSING("The callback carries no state.", "Press Connect again and follow the link that opens."),
        /** The state is unknown, or older than the library keeps it. */
        STATE_UNKNOWN("The callback belongs to no authorization that is under way.", "Press Connect again."),
        /** The owner took longer than ten minutes. */
        EXPIRED("The callback came after the ten minutes that a consent may take.", "Press Connect again."),
        /** The link to a start page was used, is older than ten minutes, or is not one of this product. */
        LINK_UNUSABLE(
                "The link is incomplete, used up, or older than ten minutes.",
                "Press Connect again for a new one; each link works once."),
        /** The callback was opened in another browser than the one that pressed Connect. */
        OTHER_BROWSER(
                "The callback was opened in another browser than the one that began.",
                "Press Connect and allow access in one and the same browser, with cookies allowed."),
        /** Xero sent an error to the callback (RFC 6749 §4.1.2.1). */
        CALLBACK_ERROR("Xero answered the consent with an error.", "Press Connect again."),
        /** What came back is not a callback. */
        CALLBACK_MALFORMED(
                "What came back is not a callback of Xero.",
                "Press Connect again and use the whole address of the last page."),
        /** The issuer named in the callback is not Xero (RFC 9207). */
        WRONG_ISSUER("The callback names another issuer.", "Press Connect again and follow only the link that opens."),
        /** Xero refused the authorization code: used, older than five minutes, or for another redirect URI. */
        CODE_REJECTED("Xero refused the authorization code.", "Press Connect again and finish within five minutes."),
        /** The id_token is not one that Xero signed for this request (OpenID Connect Core §3.1.3.7). */
        ID_TOKEN_INVALID("The identity that came back could not be verified.", "Press Connect again."),
        /** Xero lists no organisation after the consent. */
        NO_TENANT("The consent brought no organisation.", "Press Connect again and choose an organisation at Xero."),
        /** The owner chose another organisation than the one this connection belongs to. */
        WRONG_TENANT(
                "Access was given to another organisation than the expected one.",
                "Press Connect again and choose the organisation named first, or confirm the one named second."),
        /** The demo company was reset at Xero, which makes it another organisation of the same name. */
        DEMO_COMPANY_RESET(
                "The demo company was reset at Xero and is a new organisation now.",
                "Confirm the new demo company; what was posted to the former one is gone."),
        /** No organisation waits to be confirmed, or its ten minutes are over. */
        NOTHING_TO_CONFIRM("No organisation waits to be confirmed.", "Press Connect again and choose at Xero."),
        /** The callback came, but what followed it was interrupted. */
        UNFINISHED("The consent could not be completed.", "Press Connect again."),
        /** The app was replaced while the owner was at Xero. */
        APP_CHANGED("The Xero app was changed while the consent was under way.", "Press Connect again."),
        /** A custom connection has no consent page. */
        NO_CONSENT_PAGE(
                "A custom connection has no consent page.", "Call authorize(key), which needs no browser for it."),
        /** The callback port on this machine is taken. */
        PORT_IN_USE(
                "The port of the redirect URI is in use by another program.",
                "Close that program, or register another port at Xero and use it here."),
        /** The system does not let this program listen on the callback port. */
        PORT_REFUSED(
                "The port of the redirect URI cannot be opened.",
                "Register a free port above 1023 at Xero, for example http://localhost:8742/callback, and use it"
                        + " here."),
        /** The redirect URI leads to another machine, or needs https, so it cannot be served here. */
        REDIRECT_NOT_LOCAL(
                "The redirect URI is not one that this program can serve.",
                "Register one such as http://localhost:8742/callback at Xero and use it here, or use another callback"
                        + " handler."),
        /** The browser of this machine could not be opened. */
        NO_BROWSER(
                "No browser could be opened.",
                "Use new LoopbackCallbackHandler(address -> ...) and show the address yourself, or use"
                        + " ConsolePasteCallbackHandler."),
        /** No handler is set that could open a browser. */
        NO_CALLBACK_HANDLER(
                "No callback handler is set.",
                "Pass one to the builder, or use beginAuthorization and completeAuthorization.");

        private final String what;
        private final String remedy;

        Reason(String what, String remedy) {
            this.what = what;
            this.remedy = remedy;
        }
    }

    private final Reason reason;

    /** Creates the error. */
    public AuthorizationFailedException(Reason reason, ErrorContext context) {
        this(reason, reason.remedy, context);
    }

    /** Creates the error where something else than usual is to be done. */
    public AuthorizationFailedException(Reason reason, String remedy, ErrorContext context) {
        super(reason.what, remedy, context);
        this.reason = reason;
    }

    /** Returns why. */
    public Reason reason() {
        return reason;
    }
}
