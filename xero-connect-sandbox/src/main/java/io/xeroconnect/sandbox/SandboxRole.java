package io.xeroconnect.sandbox;

import io.xeroconnect.sandbox.internal.state.Role;

/**
 * What a user may do in an organisation. Only advisers and standard users may connect apps; a user with another role is
 * not offered the organisation on the consent page.
 *
 * <p>An assumption, for Xero does not say: a user whose role shrinks after the consent can still read the organisation
 * through the app, and {@code Organisation/Actions} names what is no longer allowed.
 */
public enum SandboxRole {
    /** Everything; {@code FINANCIALADVISER} at the users endpoint. */
    ADVISER(Role.ADVISER),
    /** Everything that apps do; {@code STANDARD}. */
    STANDARD(Role.STANDARD),
    /** Drafts of invoices and bills; {@code INVOICEONLY}. */
    INVOICE_ONLY(Role.INVOICE_ONLY),
    /** Nothing but looking; {@code READONLY}. */
    READ_ONLY(Role.READ_ONLY);

    private final Role state;

    SandboxRole(Role state) {
        this.state = state;
    }

    Role state() {
        return state;
    }
}
