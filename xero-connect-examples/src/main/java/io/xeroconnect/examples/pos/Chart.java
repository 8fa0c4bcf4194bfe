package io.xeroconnect.examples.pos;

import java.math.BigDecimal;

/**
 * Which accounts of the organisation the till writes to, by their codes, and at which tax. A product asks its customer.
 *
 * @param cash the drawer, a bank account
 * @param card where money of the card terminal waits for its payout; must accept payments
 * @param voucher what was received for vouchers; must accept payments
 * @param transit cash between drawer and bank, and what a count found: no bank account, as Xero lets no manual journal
 *     touch one
 */
record Chart(String sales, String expenses, String cash, String card, String voucher, String transit, String variance) {
    /** The accounts of an Australian demo organisation, and one of its own for cash in transit. */
    static final Chart DEFAULT = new Chart("200", "429", "092", "620", "621", "625", "485");

    static final String NO_TAX = "BASEXCLUDED";

    String accountOf(Tender tender) {
        return switch (tender) {
            case CASH -> cash;
            case CARD -> card;
            case VOUCHER -> voucher;
            case ACCOUNT, NONE -> throw new IllegalArgumentException(tender + " brings no money.");
        };
    }

    static String taxOnSales(BigDecimal tax) {
        return tax.signum() == 0 ? "EXEMPTOUTPUT" : "OUTPUT";
    }

    static String taxOnExpenses(BigDecimal tax) {
        return tax.signum() == 0 ? "EXEMPTEXPENSES" : "INPUT";
    }
}
