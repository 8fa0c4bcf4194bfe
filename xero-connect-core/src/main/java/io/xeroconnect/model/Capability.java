package io.xeroconnect.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a product does with Xero, in its own words; each stands for one granular scope. Writing includes reading.
 *
 * <p>Source: Xero's granular scopes, the only ones for apps created since 2 March 2026; what they replace stands in
 * {@link BroadScope}. All that a user can consent to is here, except {@code openid} and {@code offline_access}, which
 * are asked for anyway. What an app may do without a user ({@code app.connections}, {@code marketplace.billing}) is no
 * capability: no consent grants it. Expense claims and receipts have no granular scope that is known for certain.
 */
public enum Capability {
    /** Learn the name of the consenting Xero user. */
    PROFILE("profile"),
    /** Learn the e-mail address of the consenting Xero user. */
    EMAIL("email"),
    /** Read the organisation's name, accounts, tax rates and other settings. */
    SETTINGS_READ("accounting.settings.read"),
    /** Change accounts, tax rates and other settings. */
    SETTINGS("accounting.settings"),
    /** Read contacts. */
    CONTACTS_READ("accounting.contacts.read"),
    /** Create and change contacts. */
    CONTACTS("accounting.contacts"),
    /** Read invoices, credit notes, quotes, purchase orders, repeating invoices, linked transactions and items. */
    INVOICES_READ("accounting.invoices.read"),
    /** Create and change what {@link #INVOICES_READ} reads. */
    INVOICES("accounting.invoices"),
    /** Read payments, batch payments, overpayments and prepayments. */
    PAYMENTS_READ("accounting.payments.read"),
    /** Create and change what {@link #PAYMENTS_READ} reads. */
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
    ATTACHMENTS("accounting.attachments"),
    /** Read budgets. */
    BUDGETS_READ("accounting.budgets.read"),
    /**
     * Read the journal of all postings. For apps on Xero's Advanced tier or above, and for older custom connections.
     */
    JOURNALS_READ("accounting.journals.read"),
    /** Read the reports of aged payables and receivables. */
    REPORTS_AGED_READ("accounting.reports.aged.read"),
    /** Read the balance sheet. */
    REPORTS_BALANCE_SHEET_READ("accounting.reports.balancesheet.read"),
    /** Read the bank summary. */
    REPORTS_BANK_SUMMARY_READ("accounting.reports.banksummary.read"),
    /** Read the budget summary. */
    REPORTS_BUDGET_SUMMARY_READ("accounting.reports.budgetsummary.read"),
    /** Read the executive summary. */
    REPORTS_EXECUTIVE_SUMMARY_READ("accounting.reports.executivesummary.read"),
    /** Read the profit and loss report. */
    REPORTS_PROFIT_AND_LOSS_READ("accounting.reports.profitandloss.read"),
    /** Read the trial balance. */
    REPORTS_TRIAL_BALANCE_READ("accounting.reports.trialbalance.read"),
    /** Read the tax reports, such as those of GST, BAS and VAT. */
    REPORTS_TAX_READ("accounting.reports.taxreports.read"),
    /** Read the 1099 report of organisations in the USA. */
    REPORTS_1099_READ("accounting.reports.tenninetynine.read"),
    /** Read the file library. */
    FILES_READ("files.read"),
    /** Change the file library. */
    FILES("files"),
    /** Read fixed assets. */
    ASSETS_READ("assets.read"),
    /** Create and change fixed assets. */
    ASSETS("assets"),
    /** Read projects, tasks and time. */
    PROJECTS_READ("projects.read"),
    /** Create and change projects, tasks and time. */
    PROJECTS("projects"),
    /** Read employees and their leave. */
    PAYROLL_EMPLOYEES_READ("payroll.employees.read"),
    /** Create and change employees and their leave. */
    PAYROLL_EMPLOYEES("payroll.employees"),
    /** Read pay runs. */
    PAYROLL_PAY_RUNS_READ("payroll.payruns.read"),
    /** Create and change pay runs. */
    PAYROLL_PAY_RUNS("payroll.payruns"),
    /** Read payslips. */
    PAYROLL_PAYSLIPS_READ("payroll.payslip.read"),
    /** Change payslips. */
    PAYROLL_PAYSLIPS("payroll.payslip"),
    /** Read timesheets. */
    PAYROLL_TIMESHEETS_READ("payroll.timesheets.read"),
    /** Create and change timesheets. */
    PAYROLL_TIMESHEETS("payroll.timesheets"),
    /** Read the settings of payroll. */
    PAYROLL_SETTINGS_READ("payroll.settings.read"),
    /** Change the settings of payroll. */
    PAYROLL_SETTINGS("payroll.settings"),
    /** Offer a payment service on invoices. Xero must approve the app. */
    PAYMENT_SERVICES("paymentservices"),
    /** Feed bank statements. Xero must approve the app. */
    BANK_FEEDS("bankfeeds"),
    /** Send and receive electronic invoices. Xero must approve the app. */
    E_INVOICING("einvoicing"),
    /** Read financial statements. Xero must approve the app. */
    FINANCE_STATEMENTS_READ("finance.statements.read"),
    /** Read how reliable the cash position is. Xero must approve the app. */
    FINANCE_CASH_VALIDATION_READ("finance.cashvalidation.read"),
    /** Read bank statements with what was booked for each line. Xero must approve the app. */
    FINANCE_BANK_STATEMENTS_READ("finance.bankstatementsplus.read"),
    /** Read how the books are kept. Xero must approve the app. */
    FINANCE_ACCOUNTING_ACTIVITY_READ("finance.accountingactivity.read"),
    /** Read a practice's clients. Xero must approve the app. */
    PRACTICE_CLIENTS_READ("practicemanager.client.read"),
    /** Create and change a practice's clients. Xero must approve the app. */
    PRACTICE_CLIENTS("practicemanager.client"),
    /** Read a practice's jobs. Xero must approve the app. */
    PRACTICE_JOBS_READ("practicemanager.job.read"),
    /** Create and change a practice's jobs. Xero must approve the app. */
    PRACTICE_JOBS("practicemanager.job"),
    /** Read a practice's staff. Xero must approve the app. */
    PRACTICE_STAFF_READ("practicemanager.staff.read"),
    /** Create and change a practice's staff. Xero must approve the app. */
    PRACTICE_STAFF("practicemanager.staff"),
    /** Read a practice's time entries. Xero must approve the app. */
    PRACTICE_TIME_READ("practicemanager.time.read"),
    /** Create and change a practice's time entries. Xero must approve the app. */
    PRACTICE_TIME("practicemanager.time");

    private static final Map<Scope, Capability> BY_SCOPE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Capability::scope, each -> each));

    private final Scope scope;

    Capability(String scope) {
        this.scope = Scope.of(scope);
    }

    /** Returns the granular scope behind this capability. */
    public Scope scope() {
        return scope;
    }

    /** Returns the broad scope that was needed before, which Xero retires; empty if the scope is as it always was. */
    public Optional<BroadScope> replaces() {
        return Arrays.stream(BroadScope.values())
                .filter(broad -> broad.replacements().contains(this))
                .findFirst();
    }

    /** Returns the capability with this scope; empty if there is none, as for broad scopes. */
    public static Optional<Capability> of(Scope scope) {
        return Optional.ofNullable(BY_SCOPE.get(scope));
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
