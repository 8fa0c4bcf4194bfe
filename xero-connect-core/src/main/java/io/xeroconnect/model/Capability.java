package io.xeroconnect.model;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a product does with Xero, in its own words; each stands for one granular scope.
 *
 * <p>Source: Xero's granular scopes, the only ones for apps created since 2 March 2026.
 */
public enum Capability {
    /** Read the organisation's name, accounts, tax rates and other settings. */
    SETTINGS_READ("accounting.settings.read"),
    /** Change accounts, tax rates and other settings. */
    SETTINGS("accounting.settings"),
    /** Read contacts. */
    CONTACTS_READ("accounting.contacts.read"),
    /** Create and change contacts. */
    CONTACTS("accounting.contacts"),
    /** Read invoices, credit notes, quotes, purchase orders and items. */
    INVOICES_READ("accounting.invoices.read"),
    /** Create and change invoices, credit notes, quotes, purchase orders and items. */
    INVOICES("accounting.invoices"),
    /** Read payments, overpayments and prepayments. */
    PAYMENTS_READ("accounting.payments.read"),
    /** Create and change payments, overpayments and prepayments. */
    PAYMENTS("accounting.payments"),
    /** Read bank transactions and transfers. */
    BANK_TRANSACTIONS_READ("accounting.banktransactions.read"),
    /** Create and change bank transactions and transfers. */
    BANK_TRANSACTIONS("accounting.banktransactions"),
    /** Read manual journals. */
    MANUAL_JOURNALS_READ("accounting.manualjournals.read"),
    /** Create and change manual journals. */
    MANUAL_JOURNALS("accounting.manualjournals"),
    /** Read attached files. */
    ATTACHMENTS_READ("accounting.attachments.read"),
    /** Attach files. */
    ATTACHMENTS("accounting.attachments");

    private final Scope scope;

    Capability(String scope) {
        this.scope = Scope.of(scope);
    }

    /** Returns the granular scope behind this capability. */
    public Scope scope() {
        return scope;
    }

    /** Returns the scopes to ask for: those of the capabilities, and {@code openid} for a verifiable answer. */
    public static Set<Scope> scopesOf(Set<Capability> capabilities) {
        Set<Scope> scopes = new TreeSet<>();
        scopes.add(Scope.OPENID);
        EnumSet<Capability> wanted = EnumSet.noneOf(Capability.class);
        wanted.addAll(capabilities);
        wanted.forEach(capability -> scopes.add(capability.scope));
        return scopes;
    }
}
