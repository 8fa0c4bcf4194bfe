package io.xeroconnect.store;

import io.xeroconnect.model.ConnectionKey;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Stores that change what they keep, or list it wrongly. */
final class BrokenContents {
    private static final Instant YEAR_9999 = Instant.parse("9999-12-31T23:59:59Z");
    private static final int ALL = Integer.MAX_VALUE;

    private BrokenContents() {}

    static BrokenStore ignoringCase() {
        return new MapsKeys(key -> key.toLowerCase(Locale.ROOT));
    }

    static BrokenStore ignoringTrailingSpaces() {
        return new MapsKeys(String::stripTrailing);
    }

    static BrokenStore composingAccents() {
        return new MapsKeys(key -> Normalizer.normalize(key, Normalizer.Form.NFC));
    }

    static class MapsKeys extends BrokenStore {
        private final UnaryOperator<String> mapping;

        MapsKeys(UnaryOperator<String> mapping) {
            this.mapping = mapping;
        }

        @Override
        public Optional<TokenRecord> find(ConnectionKey key) {
            return super.find(mapped(key));
        }

        @Override
        public boolean replace(TokenRecord next, long expectedVersion) {
            ConnectionKey key = mapped(next.key());
            return super.replace(new TokenRecord(key, next.version(), next.dueAt(), next.payload()), expectedVersion);
        }

        private ConnectionKey mapped(ConnectionKey key) {
            return ConnectionKey.ofStored(mapping.apply(key.value()));
        }
    }

    /** What a column type does to a record on its way in. */
    static class Changes extends BrokenStore {
        private final UnaryOperator<TokenRecord> change;

        Changes(UnaryOperator<TokenRecord> change) {
            this.change = change;
        }

        @Override
        public boolean replace(TokenRecord next, long expectedVersion) {
            return super.replace(change.apply(next), expectedVersion);
        }
    }

    static BrokenStore keepingVersionsAsDoubles() {
        return new Changes(r -> new TokenRecord(r.key(), (long) (double) r.version(), r.dueAt(), r.payload()));
    }

    static BrokenStore knowingNoTimeAfter9999() {
        return new Changes(r -> new TokenRecord(
                r.key(), r.version(), r.dueAt().isAfter(YEAR_9999) ? YEAR_9999 : r.dueAt(), r.payload()));
    }

    static BrokenStore cuttingLongPayloads() {
        return new Changes(r -> new TokenRecord(
                r.key(), r.version(), r.dueAt(), Arrays.copyOf(r.payload(), Math.min(65_535, r.payload().length))));
    }

    static class DueInKeyOrder extends BrokenStore {
        @Override
        public List<TokenRecord> due(Instant before, int limit) {
            return super.due(before, limit).stream()
                    .sorted(Comparator.comparing(TokenRecord::key))
                    .toList();
        }
    }

    static class DueOnlyBefore extends BrokenStore {
        @Override
        public List<TokenRecord> due(Instant before, int limit) {
            return super.due(before.minusMillis(1), limit);
        }
    }

    static class DueIsCutBeforeItIsSorted extends BrokenStore {
        @Override
        public List<TokenRecord> due(Instant before, int limit) {
            return RecordOrder.due(page("", ALL).stream().limit(limit == 10 ? ALL : limit), before, limit);
        }
    }

    static class DueFromAStaleIndex extends BrokenStore {
        private final Map<ConnectionKey, TokenRecord> index = new ConcurrentHashMap<>();

        @Override
        public boolean replace(TokenRecord next, long expectedVersion) {
            index.putIfAbsent(next.key(), next);
            return super.replace(next, expectedVersion);
        }

        @Override
        public boolean delete(ConnectionKey key, long expectedVersion) {
            index.remove(key);
            return super.delete(key, expectedVersion);
        }

        @Override
        public List<TokenRecord> due(Instant before, int limit) {
            return RecordOrder.due(index.values().stream(), before, limit);
        }
    }

    static class PagesInUtf16Order extends BrokenStore {
        @Override
        public List<TokenRecord> page(String afterKey, int limit) {
            return super.page("", ALL).stream()
                    .filter(r -> r.key().value().compareTo(afterKey) > 0)
                    .sorted(Comparator.comparing(r -> r.key().value()))
                    .limit(limit)
                    .toList();
        }
    }

    static class PagesBeginWithTheLastKey extends BrokenStore {
        @Override
        public List<TokenRecord> page(String afterKey, int limit) {
            return super.page("", ALL).stream()
                    .filter(r -> afterKey.isEmpty() || r.key().compareTo(ConnectionKey.ofStored(afterKey)) >= 0)
                    .limit(limit)
                    .toList();
        }
    }

    static class PagesEndAtAMissingKey extends BrokenStore {
        @Override
        public List<TokenRecord> page(String afterKey, int limit) {
            boolean lost = !afterKey.isEmpty() && version(ConnectionKey.ofStored(afterKey)) == 0;
            return lost ? List.of() : super.page(afterKey, limit);
        }
    }
}
