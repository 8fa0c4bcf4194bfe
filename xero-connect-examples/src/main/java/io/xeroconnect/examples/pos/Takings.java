package io.xeroconnect.examples.pos;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the rows of the till's file add up to. It knows nothing of documents: that these add up too is the proof. */
final class Takings {
    private final Map<Entry, Sum> sums = new EnumMap<>(Entry.class);

    private Takings() {}

    static Map<Entry, Sum> of(List<TillDay> days) {
        Takings takings = new Takings();
        days.forEach(takings::add);
        return takings.sums;
    }

    private void add(TillDay day) {
        Set<String> refunded = day.rows(row -> row.kind() == RowKind.REFUND).stream()
                .map(TillRow::receipt)
                .collect(Collectors.toSet());
        Set<String> counted = new HashSet<>();
        for (TillRow row : day.rows()) {
            entry(row, refunded.contains(row.receipt())).ifPresent(entry -> {
                // A receipt counts once, however many rows it has.
                boolean isItem = row.kind() == RowKind.SALE || row.kind() == RowKind.REFUND;
                int count = isItem && !counted.add(row.receipt()) ? 0 : 1;
                BigDecimal tax = row.tax();
                sums.merge(entry, new Sum(count, row.amount(), tax), Sum::plus);
            });
        }
    }

    private static Optional<Entry> entry(TillRow row, boolean isRefund) {
        return switch (row.kind()) {
            case SALE -> Optional.of(Entry.SALE);
            case REFUND -> Optional.of(Entry.REFUND);
            case TENDER ->
                row.tender() == Tender.ACCOUNT ? Optional.empty() : Optional.of(isRefund ? Entry.PAYOUT : Entry.TENDER);
            case PAYMENT -> Optional.of(Entry.PAYMENT);
            case CASH_IN -> Optional.of(Entry.CASH_IN);
            case CASH_OUT -> Optional.of(Entry.CASH_OUT);
            case EXPENSE -> Optional.of(Entry.EXPENSE);
            case VARIANCE -> Optional.of(Entry.VARIANCE);
        };
    }
}
