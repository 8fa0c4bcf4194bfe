package io.xeroconnect.sandbox.internal.accounting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Immutable rows by id, in the order in which they were first written. */
final class Table<T> {
    private Map<UUID, T> rows = new LinkedHashMap<>();

    void put(UUID id, T row) {
        rows.put(id, row);
    }

    Optional<T> find(UUID id) {
        return Optional.ofNullable(rows.get(id));
    }

    Optional<T> first(Predicate<T> condition) {
        return rows.values().stream().filter(condition).findFirst();
    }

    List<T> all() {
        return List.copyOf(rows.values());
    }

    int size() {
        return rows.size();
    }

    /** Returns what puts everything back to how it is now. */
    Runnable undo() {
        Map<UUID, T> before = new LinkedHashMap<>(rows);
        return () -> rows = before;
    }
}
