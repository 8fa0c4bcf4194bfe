package io.xeroconnect.examples.pos;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Makes documents of a day's rows: an invoice or credit note for each receipt, a payment for each of its tenders. */
final class Documents {
    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(2);

    private final TillDay day;
    private final Chart chart;

    private Documents(TillDay day, Chart chart) {
        this.day = day;
        this.chart = chart;
    }

    /** Returns the documents of a day, the same ones each time. */
    static List<Document> of(TillDay day, Chart chart) {
        return new Documents(day, chart).all();
    }

    private List<Document> all() {
        List<Document> documents = new ArrayList<>();
        DayCheck.receipts(day).values().forEach(rows -> {
            if (rows.get(0).kind().isOfReceipt()) {
                addReceipt(rows, documents);
            } else {
                rows.forEach(row -> documents.add(single(row)));
            }
        });
        return documents;
    }

    private void addReceipt(List<TillRow> rows, List<Document> documents) {
        List<TillRow> items =
                rows.stream().filter(row -> row.kind() != RowKind.TENDER).toList();
        boolean refund = items.get(0).kind() == RowKind.REFUND;
        Document receipt = receipt(refund ? Entry.REFUND : Entry.SALE, items, customer(rows));
        documents.add(receipt);
        int count = 0;
        for (TillRow row : rows) {
            if (row.kind() == RowKind.TENDER && row.tender() != Tender.ACCOUNT) {
                count++;
                documents.add(payment(
                        refund ? Entry.PAYOUT : Entry.TENDER, receipt.number() + "-" + count, row, receipt.number()));
            }
        }
    }

    private Document receipt(Entry entry, List<TillRow> items, String customer) {
        List<Line> lines = items.stream()
                .map(item -> new Line(
                        item.description(), chart.sales(), Chart.taxOnSales(item.tax()), item.amount(), item.tax()))
                .toList();
        BigDecimal amount = lines.stream().map(Line::amount).reduce(NOTHING, BigDecimal::add);
        return new Document(number(items.get(0)), entry, day.date(), amount, customer, lines, "", "");
    }

    private Document payment(Entry entry, String number, TillRow row, String about) {
        String account = chart.accountOf(row.tender());
        return new Document(number, entry, day.date(), row.amount(), "", List.of(), account, about);
    }

    private Document single(TillRow row) {
        return switch (row.kind()) {
            case PAYMENT -> payment(Entry.PAYMENT, number(row), row, row.pays());
            case CASH_IN -> movement(Entry.CASH_IN, row, chart.transit(), Chart.NO_TAX);
            case CASH_OUT -> movement(Entry.CASH_OUT, row, chart.transit(), Chart.NO_TAX);
            case EXPENSE -> movement(Entry.EXPENSE, row, chart.expenses(), Chart.taxOnExpenses(row.tax()));
            case VARIANCE -> variance(row);
            case SALE, REFUND, TENDER -> throw new IllegalArgumentException("Part of a receipt: line " + row.line());
        };
    }

    private Document movement(Entry entry, TillRow row, String account, String taxType) {
        Line line = new Line(row.description(), account, taxType, row.amount(), row.tax());
        String contact = row.customer().isEmpty() ? "Till " + day.till() : row.customer();
        return new Document(number(row), entry, day.date(), row.amount(), contact, List.of(line), chart.cash(), "");
    }

    /** What is missing in the drawer is an expense, and less cash on its way. */
    private Document variance(TillRow row) {
        List<Line> lines = List.of(
                new Line(row.description(), chart.transit(), Chart.NO_TAX, row.amount(), NOTHING),
                new Line(
                        row.description(),
                        chart.variance(),
                        Chart.NO_TAX,
                        row.amount().negate(),
                        NOTHING));
        return new Document(number(row), Entry.VARIANCE, day.date(), row.amount(), "", lines, "", "");
    }

    private String number(TillRow row) {
        return day.name() + "-" + row.receipt();
    }

    private static String customer(List<TillRow> rows) {
        return rows.stream()
                .map(TillRow::customer)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("Walk-in customers");
    }
}
