package io.xeroconnect.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The scopes that Xero retires, with what takes their place. A token that was granted one does not gain the others: a
 * new consent is needed in between.
 *
 * <p>Apps created since 2 March 2026, and custom connections since 29 April 2026, refuse them; older apps may use both
 * kinds until {@link #END}.
 */
public enum BroadScope {
    /** Create and change whatever is booked. */
    TRANSACTIONS(
            "accounting.transactions",
            Capability.INVOICES,
            Capability.PAYMENTS,
            Capability.BANK_TRANSACTIONS,
            Capability.MANUAL_JOURNALS),
    /** Read whatever is booked. */
    TRANSACTIONS_READ(
            "accounting.transactions.read",
            Capability.INVOICES_READ,
            Capability.PAYMENTS_READ,
            Capability.BANK_TRANSACTIONS_READ,
            Capability.MANUAL_JOURNALS_READ),
    /** Read every report, except that of form 1099, which always had a scope of its own. */
    REPORTS_READ(
            "accounting.reports.read",
            Capability.REPORTS_AGED_READ,
            Capability.REPORTS_BALANCE_SHEET_READ,
            Capability.REPORTS_BANK_SUMMARY_READ,
            Capability.REPORTS_BUDGET_SUMMARY_READ,
            Capability.REPORTS_EXECUTIVE_SUMMARY_READ,
            Capability.REPORTS_PROFIT_AND_LOSS_READ,
            Capability.REPORTS_TRIAL_BALANCE_READ,
            Capability.REPORTS_TAX_READ);

    /** From when on they no longer work: 13 September 2027 (Xero's changelog of 6 August 2026), which names no hour. */
    @Assumes(Assumption.BROAD_SCOPES_END)
    public static final Instant END = Instant.parse("2027-09-13T00:00:00Z");

    private final Scope scope;
    private final Set<Capability> replacements;

    BroadScope(String scope, Capability... replacements) {
        this.scope = Scope.of(scope);
        this.replacements = Collections.unmodifiableSet(EnumSet.copyOf(List.of(replacements)));
    }

    /** Returns the scope that retires. */
    public Scope scope() {
        return scope;
    }

    /** Returns what together allows the same. */
    public Set<Capability> replacements() {
        return replacements;
    }

    /** Returns the broad scope that this scope is, or empty if it does not retire. */
    public static Optional<BroadScope> of(Scope scope) {
        return Arrays.stream(values())
                .filter(broad -> broad.scope.equals(scope))
                .findFirst();
    }

    /** Returns whether Xero has retired them by then. */
    public static boolean hasEnded(Instant now) {
        return !now.isBefore(END);
    }
}
