package io.xeroconnect.examples.pos;

import java.math.BigDecimal;

/** How many, how much with tax, and how much tax. */
record Sum(int count, BigDecimal total, BigDecimal tax) {
    static final Sum ZERO = new Sum(0, BigDecimal.ZERO.setScale(2), BigDecimal.ZERO.setScale(2));

    Sum plus(Sum other) {
        return new Sum(count + other.count, total.add(other.total), tax.add(other.tax));
    }

    Sum minus(Sum other) {
        return new Sum(count - other.count, total.subtract(other.total), tax.subtract(other.tax));
    }

    boolean isZero() {
        return count == 0 && total.signum() == 0 && tax.signum() == 0;
    }
}
