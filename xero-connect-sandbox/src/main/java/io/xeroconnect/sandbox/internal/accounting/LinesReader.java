package io.xeroconnect.sandbox.internal.accounting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads line items and computes their amounts. In which words Xero refuses a line without a description or an account
 * is an assumption.
 */
final class LinesReader {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final Chart chart;
    private final Problems problems;
    private final TaxMode mode;
    private final int unitDecimals;
    private final boolean draft;

    LinesReader(Chart chart, Problems problems, TaxMode mode, int unitDecimals, boolean draft) {
        this.chart = chart;
        this.problems = problems;
        this.mode = mode;
        this.unitDecimals = unitDecimals;
        this.draft = draft;
    }

    Lines read(List<Element> elements) {
        problems.require(!elements.isEmpty(), "One or more line items must be specified");
        return new Lines(mode, elements.stream().map(this::line).toList());
    }

    private LineItem line(Element line) {
        problems.require(line.has("Description"), "Description must be specified");
        Account account = account(line);
        String taxType = mode == TaxMode.NO_TAX ? "NONE" : line.text("TaxType").orElse(account.taxType());
        BigDecimal quantity = line.number("Quantity").orElse(BigDecimal.ONE);
        BigDecimal unit = Amounts.round(unitAmount(line, quantity), unitDecimals);
        BigDecimal discount = line.number("DiscountRate").orElse(BigDecimal.ZERO);
        BigDecimal amount = amount(line, quantity, unit, discount);
        return new LineItem(
                line.id("LineItemID").orElseGet(UUID::randomUUID),
                line.text("Description", ""),
                quantity,
                unit,
                discount,
                account,
                taxType,
                amount,
                tax(line, taxType, amount));
    }

    /** A line amount alone is enough. */
    private static BigDecimal unitAmount(Element line, BigDecimal quantity) {
        return line.number("UnitAmount")
                .or(() -> line.number("LineAmount")
                        .filter(any -> quantity.signum() != 0)
                        .map(amount -> amount.divide(quantity, 4, RoundingMode.HALF_UP)))
                .orElse(BigDecimal.ZERO);
    }

    private Account account(Element line) {
        Optional<String> code = line.text("AccountCode");
        Optional<Account> found =
                code.flatMap(chart::code).or(() -> chart.named(line)).filter(Account::isForLines);
        if (found.isEmpty() && (code.isPresent() || !draft)) {
            problems.add(code.map(text -> "Account code '" + text + "' is not a valid code for this document.")
                    .orElse("Account code must be specified"));
        }
        return found.orElse(Lines.NO_ACCOUNT);
    }

    private BigDecimal amount(Element line, BigDecimal quantity, BigDecimal unit, BigDecimal discount) {
        BigDecimal share = HUNDRED.subtract(discount).divide(HUNDRED);
        BigDecimal expected = Amounts.cents(quantity.multiply(unit).multiply(share));
        line.number("LineAmount")
                .filter(told -> told.compareTo(expected) != 0)
                .ifPresent(told -> problems.add("The line total " + Amounts.cents(told)
                        + " does not match the expected line total " + expected));
        return expected;
    }

    /** A tax amount that was sent is taken as it is. */
    private BigDecimal tax(Element line, String taxType, BigDecimal amount) {
        Optional<BigDecimal> percent = taxType.isEmpty() ? Optional.of(BigDecimal.ZERO) : TaxRates.percent(taxType);
        if (percent.isEmpty()) {
            problems.add("The TaxType code '" + taxType
                    + "' does not exist or cannot be used for this type of transaction.");
        }
        if (mode == TaxMode.NO_TAX) {
            return Amounts.ZERO;
        }
        BigDecimal computed = mode.tax(amount, percent.orElse(BigDecimal.ZERO));
        return line.number("TaxAmount").map(Amounts::cents).orElse(computed);
    }
}
