package io.xeroconnect.examples.pos;

/** What a document is to the shop, in the order of the reconciliation. */
enum Entry {
    SALE("Sales", Shelf.INVOICES),
    TENDER("Paid by customers", Shelf.PAYMENTS),
    REFUND("Refunds", Shelf.CREDIT_NOTES),
    PAYOUT("Paid back", Shelf.PAYMENTS),
    PAYMENT("Payments on account", Shelf.PAYMENTS),
    CASH_IN("Cash in", Shelf.BANK_TRANSACTIONS),
    CASH_OUT("Cash out", Shelf.BANK_TRANSACTIONS),
    EXPENSE("Expenses", Shelf.BANK_TRANSACTIONS),
    VARIANCE("Till variance", Shelf.MANUAL_JOURNALS);

    private final String title;
    private final Shelf shelf;

    Entry(String title, Shelf shelf) {
        this.title = title;
        this.shelf = shelf;
    }

    String title() {
        return title;
    }

    Shelf shelf() {
        return shelf;
    }
}
