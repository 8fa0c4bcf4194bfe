package io.xeroconnect.sandbox;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What can be asked of Xero, by path. */
public enum Endpoint {
    /** {@code /identity/connect/authorize}: begins a consent. */
    AUTHORIZE,
    /**
     * {@code /identity/...} and {@code /connectionLimit}: the sign-in, consent and error pages that a browser walks
     * through after AUTHORIZE.
     */
    PAGES,
    /** {@code /connect/token}. */
    TOKEN,
    /** {@code /connect/revocation}. */
    REVOCATION,
    /** {@code /.well-known/openid-configuration/jwks}. */
    KEYS,
    /** {@code /.well-known/openid-configuration}. */
    DISCOVERY,
    /** {@code /connections} and {@code /connections/{id}}. */
    CONNECTIONS,
    /** {@code /api.xro/2.0/Organisation}. */
    ORGANISATION,
    /** {@code /api.xro/2.0/Organisation/Actions}. */
    ACTIONS,
    /** {@code /api.xro/2.0/Users}. */
    USERS,
    /** {@code /api.xro/2.0/Accounts}: the chart of accounts. */
    ACCOUNTS,
    /** {@code /api.xro/2.0/TaxRates}. */
    TAX_RATES,
    /** {@code /api.xro/2.0/Contacts}. */
    CONTACTS,
    /** {@code /api.xro/2.0/Invoices}: invoices and bills. */
    INVOICES,
    /** {@code /api.xro/2.0/CreditNotes}, and their allocations. */
    CREDIT_NOTES,
    /** {@code /api.xro/2.0/Payments}. */
    PAYMENTS,
    /** {@code /api.xro/2.0/BankTransactions}: money received and spent without an invoice. */
    BANK_TRANSACTIONS,
    /** {@code /api.xro/2.0/ManualJournals}. */
    MANUAL_JOURNALS,
    /** {@code /api.xro/2.0/Journals}, for apps on {@link SandboxTier#ADVANCED} or above. */
    JOURNALS,
    /** {@code /oauth/migrate}: swaps a token of OAuth 1.0a for a token set. */
    MIGRATE,
    /** Any other path; answered with 404. */
    OTHER;

    private static final String ACCOUNTING = "/api.xro/2.0/";
    private static final Set<Endpoint> API = EnumSet.of(CONNECTIONS, ORGANISATION, ACTIONS, USERS, JOURNALS, MIGRATE);

    /** By the first name below the root of the accounting API; ids and more may follow. */
    private static final Map<String, Endpoint> BOOKS = Map.of(
            "Accounts", ACCOUNTS,
            "TaxRates", TAX_RATES,
            "Contacts", CONTACTS,
            "Invoices", INVOICES,
            "CreditNotes", CREDIT_NOTES,
            "Payments", PAYMENTS,
            "BankTransactions", BANK_TRANSACTIONS,
            "ManualJournals", MANUAL_JOURNALS);

    static Endpoint of(String path) {
        return switch (path) {
            case "/identity/connect/authorize" -> AUTHORIZE;
            case "/connect/token" -> TOKEN;
            case "/connect/revocation" -> REVOCATION;
            case "/.well-known/openid-configuration/jwks" -> KEYS;
            case "/.well-known/openid-configuration" -> DISCOVERY;
            case "/connectionLimit" -> PAGES;
            case "/connections" -> CONNECTIONS;
            case "/api.xro/2.0/Organisation", "/api.xro/2.0/Organisations" -> ORGANISATION;
            case "/api.xro/2.0/Organisation/Actions" -> ACTIONS;
            case "/api.xro/2.0/Users" -> USERS;
            case "/api.xro/2.0/Journals" -> JOURNALS;
            case "/oauth/migrate" -> MIGRATE;
            default -> ofPrefix(path);
        };
    }

    /** Whether replies carry {@code Xero-Correlation-Id}. */
    boolean isApi() {
        return API.contains(this) || BOOKS.containsValue(this);
    }

    private static Endpoint ofPrefix(String path) {
        if (path.startsWith("/connections/")) {
            return CONNECTIONS;
        }
        if (path.startsWith(ACCOUNTING)) {
            return BOOKS.getOrDefault(path.substring(ACCOUNTING.length()).split("/", 2)[0], OTHER);
        }
        return path.startsWith("/identity/") ? PAGES : OTHER;
    }
}
