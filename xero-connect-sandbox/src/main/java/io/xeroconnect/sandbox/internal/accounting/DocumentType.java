package io.xeroconnect.sandbox.internal.accounting;

import java.util.Arrays;
import java.util.Optional;

/** Xero's literals for invoices, bills, and the credit notes on both sides. */
enum DocumentType {
    ACCREC("INV-", "ACCRECPAYMENT", false),
    ACCPAY("", "ACCPAYPAYMENT", false),
    ACCRECCREDIT("CN-", "ARCREDITPAYMENT", true),
    ACCPAYCREDIT("", "APCREDITPAYMENT", true);

    private final String prefix;
    private final String paymentType;
    private final boolean credit;

    DocumentType(String prefix, String paymentType, boolean credit) {
        this.prefix = prefix;
        this.paymentType = paymentType;
        this.credit = credit;
    }

    static Optional<DocumentType> of(String literal) {
        return Arrays.stream(values())
                .filter(type -> type.name().equals(literal))
                .findFirst();
    }

    /** Whether it is the organisation's own document: it then has a number that no other has, and a reference. */
    boolean isSales() {
        return !prefix.isEmpty();
    }

    boolean isCredit() {
        return credit;
    }

    /** The number that Xero gives to a document without one. */
    String number(int count) {
        return isSales() ? prefix + String.format("%04d", count) : "";
    }

    String paymentType() {
        return paymentType;
    }

    /** The side of the ledger: only a credit note of the same side can be allocated. */
    boolean canCredit(DocumentType invoice) {
        return credit && !invoice.credit && isSales() == invoice.isSales();
    }
}
