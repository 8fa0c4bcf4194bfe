package io.xeroconnect.examples.pos;

/** What a row of the till's file tells. */
enum RowKind {
    /** Something was sold; a receipt may have several such rows. */
    SALE,
    /** Something was taken back. */
    REFUND,
    /** How a receipt was paid, or paid out; a receipt may have several such rows. */
    TENDER,
    /** A customer paid for an earlier sale on account. */
    PAYMENT,
    /** Cash was put into the drawer. */
    CASH_IN,
    /** Cash was taken out of the drawer, to the bank. */
    CASH_OUT,
    /** Something small was bought with cash from the drawer. */
    EXPENSE,
    /** The drawer was counted: what was too much, or with a minus sign too little. */
    VARIANCE;

    /** Whether rows of this kind make up receipts, together with how these were paid. */
    boolean isOfReceipt() {
        return this == SALE || this == REFUND || this == TENDER;
    }
}
