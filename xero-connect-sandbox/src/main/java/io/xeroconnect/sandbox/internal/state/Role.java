package io.xeroconnect.sandbox.internal.state;

import java.util.List;
import java.util.Set;

/**
 * What a user may do in an organisation.
 *
 * @param wireName as {@code OrganisationRole} has it
 * @param mayConnect whether this user may connect apps to the organisation
 * @param actions those of {@link #ACTIONS} that are allowed
 */
public record Role(String wireName, boolean mayConnect, Set<String> actions) {
    /** The key actions that Xero names, in its order. */
    public static final List<String> ACTIONS = List.of(
            "CreateApprovedInvoice",
            "CreateDraftPurchaseOrder",
            "CreateApprovedBill",
            "AttachFilesIntoInvoice",
            "UseMulticurrency",
            "CreateDraftInvoice",
            "CreateRepeatingInvoice",
            "CreateRepeatingBill",
            "CreateSentQuote",
            "CreateInvoicePayment",
            "CreateApprovedPurchaseOrder",
            "CreateDraftQuote",
            "CreateDraftBill");

    /** Everything. */
    public static final Role ADVISER = new Role("FINANCIALADVISER", true, Set.copyOf(ACTIONS));

    /** Everything that an app does. */
    public static final Role STANDARD = new Role("STANDARD", true, Set.copyOf(ACTIONS));

    /** Drafts of invoices and bills: which actions Xero then forbids is an assumption. */
    public static final Role INVOICE_ONLY =
            new Role("INVOICEONLY", false, Set.of("CreateDraftInvoice", "CreateDraftBill", "AttachFilesIntoInvoice"));

    /** None of the actions: an assumption too. */
    public static final Role READ_ONLY = new Role("READONLY", false, Set.of());

    /** Whether this action is allowed. */
    public boolean allows(String action) {
        return actions.contains(action);
    }
}
