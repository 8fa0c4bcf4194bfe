package io.xeroconnect.model;

/** Why a connection has its status, and the one sentence that tells its owner what to do next. */
public enum StatusReason {
    /** All is well. */
    OK("Nothing to do."),
    /** Neither this connection nor the manager has an app. */
    NO_APP("Enter the client id and client secret of your Xero app."),
    /** No consent was ever given. */
    NO_CONSENT("Press Connect and allow access at Xero."),
    /** A consent was given and its answer is still being checked; the next call finishes it. */
    CONSENT_UNFINISHED("Wait a moment: the answer of Xero is still being checked."),
    /** A consent was given for another organisation than the expected one, and waits for the owner's word. */
    TENANT_TO_CONFIRM(
            "Another organisation was chosen than the one this shop belonged to. Confirm it, or press Connect and"
                    + " choose the former one."),
    /** The connection was ended here. */
    DISCONNECTED("Press Connect to use Xero again."),
    /** The consent covers several organisations and none is chosen. */
    SEVERAL_TENANTS("Choose the organisation that this shop belongs to."),
    /** The organisation is no longer among those that Xero lists for this connection. */
    TENANT_GONE("The organisation was disconnected inside Xero. Press Connect and allow access again."),
    /** Xero lists the organisation and refuses every call to it: role lost, trial or subscription ended, or deleted. */
    TENANT_REFUSED(
            "Xero refuses access to the organisation. Check in Xero that it still exists, that its subscription runs"
                    + " and that you have the Standard or Adviser role; then press Connect."),
    /** Xero refused the refresh token: unused for 60 days, revoked, or spent elsewhere. */
    TOKEN_REFUSED("Xero no longer accepts this connection. Press Connect and allow access again."),
    /** The stored tokens belong to another app than the one in use now. */
    APP_CHANGED("The Xero app was changed. Press Connect and allow access with the new app."),
    /** The store was copied from another installation, which goes on using these tokens. */
    COPIED_STORE("This is a copy of another installation's data. Press Connect and allow access for this one."),
    /** Xero does not accept the client id or the client secret. */
    SECRET_REJECTED("Xero does not accept the client id or client secret. Generate another secret at Xero, copy it,"
            + " paste it here first, then save at Xero."),
    /** The app may not use this kind of authorization. */
    GRANT_NOT_ALLOWED("The Xero app has the wrong integration type. Create one of type Web app and enter its id and"
            + " secret here."),
    /** The custom connection was edited at Xero, or is not paid for, and its user has not authorised it again. */
    CUSTOM_CONNECTION_INACTIVE("The custom connection is not authorised at Xero. Authorise it again with the link in"
            + " Xero's e-mail, and see there that its subscription runs."),
    /** The app may not ask for one of the scopes. */
    SCOPE_REFUSED("The Xero app may not use one of the permissions asked for. Contact support.");

    private final String nextStep;

    StatusReason(String nextStep) {
        this.nextStep = nextStep;
    }

    /** Returns one sentence for the shop's owner. */
    public String nextStep() {
        return nextStep;
    }
}
