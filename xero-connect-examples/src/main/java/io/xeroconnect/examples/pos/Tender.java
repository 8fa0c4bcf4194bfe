package io.xeroconnect.examples.pos;

/** What a customer paid with. */
enum Tender {
    /** Notes and coins. */
    CASH,
    /** A card, by the terminal. */
    CARD,
    /** A voucher that the shop sold before. */
    VOUCHER,
    /** Nothing yet: it stays owed. */
    ACCOUNT,
    /** For rows that tell of no payment. */
    NONE
}
