package io.xeroconnect.error;

/**
 * Only the owner can go on: a new consent, a first consent, or a choice that only the owner can make. Nothing stored is
 * lost.
 */
public final class ReauthorizationRequiredException extends XeroConnectException {
    private static final long serialVersionUID = 1L;

    /** What happened; each constant says what to do. */
    public enum Reason {
        /** Nothing is stored under this key, or no consent was given yet. */
        NOT_CONNECTED("There is no connection to Xero yet.", "Ask the owner to connect: authorize(key)."),
        /** The connection was ended here. */
        DISCONNECTED("The connection was disconnected.", "Ask the owner to connect again: authorize(key)."),
        /** Xero refused the refresh token and every other token that is known. */
        TOKEN_REFUSED(
                "Xero no longer accepts this connection (unused for 60 days, revoked, or used elsewhere).",
                "Ask the owner to connect again: authorize(key)."),
        /** The stored tokens belong to another app than the one in use now. */
        APP_CHANGED(
                "The stored consent belongs to another Xero app than the one set now.",
                "Set the former app again, or ask the owner to connect: authorize(key)."),
        /** The store was copied from another installation; refreshing here would cut that one off. */
        COPIED_STORE(
                "The store was copied from another deployment.",
                "Ask the owner to connect here: authorize(key); or call takeOver(key) if the other one is gone."),
        /** The consent covers several organisations and none is chosen. */
        TENANT_CHOICE_NEEDED(
                "No organisation is chosen.",
                "Let the owner choose one of tenants() and call selectTenant(key, tenantId)."),
        /** A new consent was for another organisation than the expected one. */
        TENANT_NOT_CONFIRMED(
                "The owner chose another organisation than the expected one.",
                "Ask the owner which is right: confirmTenant(key, tenantId) or rejectTenant(key)."),
        /** Xero lists the organisation and refuses every call to it, with one and the same answer for each cause. */
        TENANT_REFUSED(
                "Xero refuses calls to the organisation: the owner's role was taken away, its trial or subscription ended,"
                        + " or it was deleted.",
                "Ask the owner to check the organisation in Xero and their role in it, then to connect again."),
        /** The organisation is no longer connected at Xero. */
        TENANT_DISCONNECTED(
                "The organisation was disconnected inside Xero.", "Ask the owner to connect again: authorize(key).");

        private final String what;
        private final String remedy;

        Reason(String what, String remedy) {
            this.what = what;
            this.remedy = remedy;
        }
    }

    private final Reason reason;

    /** Creates the error. */
    public ReauthorizationRequiredException(Reason reason, ErrorContext context) {
        super(reason.what, reason.remedy, context);
        this.reason = reason;
    }

    /** Returns why. */
    public Reason reason() {
        return reason;
    }
}
