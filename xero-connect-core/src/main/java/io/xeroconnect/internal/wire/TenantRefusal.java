package io.xeroconnect.internal.wire;

import io.xeroconnect.internal.http.HttpReply;

/**
 * Tells Xero's refusal of a tenant, which the user may no longer reach, from the 403 of a proxy or of a guest network.
 * Xero answers {@code {"Title":"Forbidden","Status":403,"Detail":"AuthenticationUnsuccessful",…}}, documented with names
 * in lower case too, so only the word counts.
 */
public final class TenantRefusal {
    private static final int LONGEST_BODY = 2_000;

    private TenantRefusal() {}

    /** Returns whether Xero itself refuses the tenant. */
    public static boolean isIn(HttpReply reply) {
        return reply.status() == 403 && reply.text(LONGEST_BODY).contains("AuthenticationUnsuccessful");
    }
}
