package io.xeroconnect.examples.pos;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document as it stands in Xero.
 *
 * @param id Xero's own
 * @param live whether it counts: neither voided nor deleted
 */
record Found(String number, String id, BigDecimal total, BigDecimal tax, boolean live) {
    static Found of(String number, UUID id, @Nullable Double total, @Nullable Double tax, Object status) {
        boolean live = !status.toString().equals("VOIDED") && !status.toString().equals("DELETED");
        return new Found(number, id.toString(), money(total), money(tax), live);
    }

    /** The SDK counts in doubles, Xero in cents. */
    static BigDecimal money(@Nullable Double amount) {
        return BigDecimal.valueOf(amount == null ? 0 : amount).setScale(2, RoundingMode.HALF_UP);
    }
}
