package io.xeroconnect.migration;

/** What an OAuth 1.0a token was given for. The names are Xero's own. */
public enum TenantType {
    /** An organisation. */
    ORGANISATION,
    /** The practice of an accountant. */
    PRACTICE
}
