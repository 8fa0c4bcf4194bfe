package io.xeroconnect.sandbox.internal.accounting;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Xero's {@code LineAmountTypes}. */
enum TaxMode {
    EXCLUSIVE("Exclusive"),
    INCLUSIVE("Inclusive"),
    NO_TAX("NoTax");

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final String literal;

    TaxMode(String literal) {
        this.literal = literal;
    }

    static TaxMode in(Element element, TaxMode otherwise) {
        String text = element.text("LineAmountTypes").orElse(otherwise.literal);
        for (TaxMode mode : values()) {
            if (mode.literal.equalsIgnoreCase(text)) {
                return mode;
            }
        }
        throw new UnreadableElement("LineAmountTypes is not a valid value: " + text);
    }

    String literal() {
        return literal;
    }

    /** The tax on, or within, a line, rounded half up to cents. */
    BigDecimal tax(BigDecimal amount, BigDecimal percent) {
        return switch (this) {
            case EXCLUSIVE -> Amounts.cents(amount.multiply(percent).divide(HUNDRED));
            case INCLUSIVE -> amount.multiply(percent).divide(HUNDRED.add(percent), 2, RoundingMode.HALF_UP);
            case NO_TAX -> Amounts.ZERO;
        };
    }
}
