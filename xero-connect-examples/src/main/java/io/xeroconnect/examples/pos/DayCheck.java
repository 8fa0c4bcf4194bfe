package io.xeroconnect.examples.pos;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether the rows of a day go together: receipts add up, and no number means two things. */
final class DayCheck {
    private DayCheck() {}

    static List<String> problems(TillDay day) {
        List<String> problems = new ArrayList<>();
        receipts(day).values().forEach(rows -> check(rows, problems));
        return problems;
    }

    /** Returns the rows by the number of the receipt, in the order of the file. */
    static Map<String, List<TillRow>> receipts(TillDay day) {
        return day.rows().stream()
                .collect(Collectors.groupingBy(TillRow::receipt, LinkedHashMap::new, Collectors.toList()));
    }

    private static void check(List<TillRow> rows, List<String> problems) {
        TillRow first = rows.get(0);
        String where = "line " + first.line() + ": receipt " + first.receipt() + " ";
        boolean isReceipt = rows.stream().allMatch(row -> row.kind().isOfReceipt())
                && has(rows, RowKind.SALE) != has(rows, RowKind.REFUND);
        boolean isAlone = rows.size() == 1 && !first.kind().isOfReceipt();
        if (!isReceipt && !isAlone) {
            problems.add(where + "must hold either sales or refunds, with their tenders, and nothing else");
        } else if (isReceipt) {
            BigDecimal tenders = sum(rows, RowKind.TENDER);
            BigDecimal items = sum(rows, RowKind.SALE).add(sum(rows, RowKind.REFUND));
            if (tenders.compareTo(items) != 0) {
                problems.add(where + "does not add up: items " + items + ", tenders " + tenders);
            }
            if (rows.stream().anyMatch(row -> row.tender() == Tender.ACCOUNT)
                    && rows.stream().allMatch(row -> row.customer().isEmpty())) {
                problems.add(where + "is on account and names no customer");
            }
        }
    }

    private static boolean has(List<TillRow> rows, RowKind kind) {
        return rows.stream().anyMatch(row -> row.kind() == kind);
    }

    private static BigDecimal sum(List<TillRow> rows, RowKind kind) {
        return rows.stream()
                .filter(row -> row.kind() == kind)
                .map(TillRow::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
