package io.xeroconnect.examples.pos;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads one row, and says of each field that is wrong why. */
final class RowReader {
    /** They become parts of numbers, file names and queries. */
    /** Capital letters, since neither every disk nor Xero tells small ones from them. */
    private static final String NAME = "[A-Z0-9]{1,20}";

    private final NamedCsvRecord record;
    private final List<String> problems = new ArrayList<>();

    RowReader(NamedCsvRecord record) {
        this.record = record;
    }

    /** Returns the row, or empty if there are problems. */
    Optional<TillRow> read() {
        if (record.getFieldCount() != record.getHeader().size()) {
            problem(record.getFieldCount() + " fields where the header has "
                    + record.getHeader().size());
            return Optional.empty();
        }
        RowKind kind = field(
                "kind",
                "one of SALE, REFUND, TENDER, PAYMENT, CASH_IN, CASH_OUT, EXPENSE, VARIANCE",
                RowKind::valueOf,
                RowKind.SALE);
        TillRow row = new TillRow(
                record.getStartingLineNumber(),
                field("till", "capital letters and digits", RowReader::name, ""),
                field("date", "a date such as 2026-11-21", LocalDate::parse, LocalDate.EPOCH),
                field("receipt", "capital letters and digits", RowReader::name, ""),
                kind,
                record.getField("description"),
                field("amount", "an amount such as 12.50", RowReader::money, BigDecimal.ZERO),
                record.getField("tax").isEmpty()
                        ? BigDecimal.ZERO.setScale(2)
                        : field("tax", "an amount such as 1.14", RowReader::money, BigDecimal.ZERO),
                record.getField("tender").isEmpty()
                        ? Tender.NONE
                        : field("tender", "one of CASH, CARD, VOUCHER, ACCOUNT", Tender::valueOf, Tender.NONE),
                record.getField("customer"),
                record.getField("pays"));
        if (problems.isEmpty()) {
            checkAmounts(row);
            checkTender(row);
        }
        return problems.isEmpty() ? Optional.of(row) : Optional.empty();
    }

    List<String> problems() {
        return problems;
    }

    /** Returns the fields in the order of {@link TillFile#COLUMNS}. */
    static List<String> fields(TillRow row) {
        return List.of(
                row.till(),
                row.date().toString(),
                row.receipt(),
                row.kind().name(),
                row.description(),
                row.amount().toPlainString(),
                row.tax().toPlainString(),
                row.tender() == Tender.NONE ? "" : row.tender().name(),
                row.customer(),
                row.pays());
    }

    private void checkAmounts(TillRow row) {
        if (row.kind() == RowKind.VARIANCE
                ? row.amount().signum() == 0
                : row.amount().signum() <= 0) {
            problem("amount: " + row.amount() + " is not above zero");
        }
        boolean taxed = row.kind() == RowKind.SALE || row.kind() == RowKind.REFUND || row.kind() == RowKind.EXPENSE;
        if (row.tax().signum() < 0 || row.tax().compareTo(taxed ? row.amount() : BigDecimal.ZERO) > 0) {
            problem("tax: " + row.tax() + " cannot be in this amount");
        }
    }

    private void checkTender(TillRow row) {
        boolean paid = row.kind() == RowKind.TENDER || row.kind() == RowKind.PAYMENT;
        if (paid == (row.tender() == Tender.NONE)) {
            problem("tender: " + (paid ? "missing" : "there is none in a row of the kind " + row.kind()));
        }
        if (row.tender() == Tender.ACCOUNT && row.kind() == RowKind.PAYMENT) {
            problem("tender: a debt is not paid by a debt");
        }
        if ((row.kind() == RowKind.PAYMENT) == row.pays().isEmpty()) {
            problem("pays: " + (row.pays().isEmpty() ? "missing" : "only a payment pays for an earlier sale"));
        }
        if (!row.pays().matches("[A-Za-z0-9-]*")) {
            problem("pays: not the number of a sale");
        }
    }

    private <T> T field(String column, String expected, Function<String, T> read, T otherwise) {
        String text = record.getField(column);
        try {
            return read.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            problem(column + ": \"" + text + "\" is not " + expected);
            return otherwise;
        }
    }

    private void problem(String what) {
        problems.add("line " + record.getStartingLineNumber() + ": " + what);
    }

    private static String name(String text) {
        if (!text.matches(NAME)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    /** Never by way of a double, and never rounded: a till that counts in fractions of a cent is asked what it means. */
    private static BigDecimal money(String text) {
        if (!text.matches("-?[0-9]{1,9}(\\.[0-9]{1,2})?")) {
            throw new IllegalArgumentException(text);
        }
        return new BigDecimal(text).setScale(2);
    }
}
