package io.xeroconnect.sandbox.internal.accounting;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts of money in the organisation's currency. */
final class Amounts {
    /** The only currency of these books. */
    static final String CURRENCY = "AUD";

    static final BigDecimal ZERO = BigDecimal.ZERO.setScale(2);

    private Amounts() {}

    /** To cents, half up. */
    static BigDecimal cents(BigDecimal amount) {
        return round(amount, 2);
    }

    static BigDecimal round(BigDecimal amount, int decimals) {
        return amount.setScale(decimals, RoundingMode.HALF_UP);
    }
}
