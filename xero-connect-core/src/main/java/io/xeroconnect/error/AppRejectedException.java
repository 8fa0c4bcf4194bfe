package io.xeroconnect.error;

/** Xero refuses the app itself. Correct its settings; connections stay alive meanwhile. */
public final class AppRejectedException extends XeroConnectException {
    private static final long serialVersionUID = 1L;

    /** What happened; each constant says what to do. */
    public enum Reason {
        /** Neither this connection nor the manager has an app. */
        NO_APP("No Xero app is set.", "Pass the client id and secret to useApp(key, app), or an app to the builder."),
        /** The connection brings no app of its own, so its secret is the manager's to replace. */
        SHARED_APP(
                "The connection uses the manager's app.",
                "Build the manager with app.withSecret(newSecret); it tries the older one where the new one is refused."),
        /** Xero answered invalid_client. */
        SECRET_REJECTED(
                "Xero does not accept the client id or client secret.",
                "Generate another secret in the app at Xero, copy it, pass it to useApp(key, app) first, then save at Xero."),
        /** Xero answered unauthorized_client. */
        GRANT_NOT_ALLOWED(
                "The Xero app may not use this kind of authorization.",
                "Use an app of the integration type that XeroApp was created for (normally Web app)."),
        /** Xero answered invalid_scope. */
        SCOPE_REFUSED(
                "The Xero app may not ask for one of the scopes.",
                "Ask only for scopes that the app may use; apps created since 2 March 2026 accept granular ones only."),
        /** Xero answered invalid_grant to a custom connection, which sends no grant but its id and secret. */
        CUSTOM_CONNECTION_INACTIVE(
                "Xero knows the custom connection and gives it no token: it was edited at Xero, or is not paid for.",
                "Let its user authorise it again by the link in Xero's e-mail; nothing need be done here."),
        /** Xero answered invalid_request, unsupported_grant_type or another error about the request itself. */
        REQUEST_REFUSED(
                "Xero refused the request as malformed.", "Compare the app's settings at Xero; then report it.");

        private final String what;
        private final String remedy;

        Reason(String what, String remedy) {
            this.what = what;
            this.remedy = remedy;
        }
    }

    private final Reason reason;

    /** Creates the error. */
    public AppRejectedException(Reason reason, ErrorContext context) {
        super(reason.what, reason.remedy, context);
        this.reason = reason;
    }

    /** Returns why. */
    public Reason reason() {
        return reason;
    }
}
