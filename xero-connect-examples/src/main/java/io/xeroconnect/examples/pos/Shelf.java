package io.xeroconnect.examples.pos;

/** Where a document stands in Xero, in the order in which they are posted: a payment needs what it pays for. */
enum Shelf {
    INVOICES,
    CREDIT_NOTES,
    PAYMENTS,
    BANK_TRANSACTIONS,
    MANUAL_JOURNALS
}
