package io.xeroconnect.store;

import io.xeroconnect.model.ConnectionKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The two ordered reads of a store, for stores that have no index of their own. */
final class RecordOrder {
    private static final Comparator<TokenRecord> BY_KEY = Comparator.comparing(TokenRecord::key);
    private static final Comparator<TokenRecord> BY_DUE =
            Comparator.comparing(TokenRecord::dueAt).thenComparing(BY_KEY);

    private RecordOrder() {}

    static List<TokenRecord> due(Stream<TokenRecord> records, Instant before, int limit) {
        return first(records, record -> !record.dueAt().isAfter(before), BY_DUE, limit);
    }

    static List<TokenRecord> page(Stream<TokenRecord> records, String afterKey, int limit) {
        if (afterKey.isEmpty()) {
            return first(records, record -> true, BY_KEY, limit);
        }
        ConnectionKey after = ConnectionKey.ofStored(afterKey);
        return first(records, record -> record.key().compareTo(after) > 0, BY_KEY, limit);
    }

    private static List<TokenRecord> first(
            Stream<TokenRecord> records, Predicate<TokenRecord> wanted, Comparator<TokenRecord> order, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("A limit is at least 1, this one is " + limit + ".");
        }
        // No more than the limit is kept: a sweep asks for its next batch again and again.
        PriorityQueue<TokenRecord> first = new PriorityQueue<>(order.reversed());
        records.filter(wanted).forEach(record -> {
            if (first.size() < limit) {
                first.add(record);
            } else if (order.compare(record, first.element()) < 0) {
                first.remove();
                first.add(record);
            }
        });
        return first.stream().sorted(order).toList();
    }
}
