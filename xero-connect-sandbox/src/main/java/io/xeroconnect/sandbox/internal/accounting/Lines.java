package io.xeroconnect.sandbox.internal.accounting;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The lines of a document, and what they add up to. */
record Lines(TaxMode mode, List<LineItem> items) {
    /** What a draft's line has that names none yet. */
    static final Account NO_ACCOUNT = new Account(new UUID(0, 0), "", "", "", "", "", false);

    /** Without tax. */
    BigDecimal subTotal() {
        BigDecimal sum = sum(LineItem::amount);
        return mode == TaxMode.INCLUSIVE ? sum.subtract(totalTax()) : sum;
    }

    BigDecimal totalTax() {
        return sum(LineItem::tax);
    }

    /** With tax. */
    BigDecimal total() {
        return subTotal().add(totalTax());
    }

    /** Adds the totals, and the lines where they are shown. */
    void put(Map<String, Object> item, boolean withLines) {
        item.put("LineAmountTypes", mode.literal());
        item.put("LineItems", withLines ? items.stream().map(LineItem::item).toList() : List.of());
        item.put("SubTotal", subTotal());
        item.put("TotalTax", totalTax());
        item.put("Total", total());
    }

    private BigDecimal sum(Function<LineItem, BigDecimal> part) {
        return items.stream().map(part).reduce(Amounts.ZERO, BigDecimal::add);
    }
}
