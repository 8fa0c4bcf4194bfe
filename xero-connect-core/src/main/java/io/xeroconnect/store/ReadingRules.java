package io.xeroconnect.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.xeroconnect.store.TokenStoreContract.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What the two ordered reads return. */
final class ReadingRules {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final TokenRecord EARLY = Expect.record("late-by-name", 3, NOON.minusMillis(1));
    private static final TokenRecord AT_NOON = Expect.record("a", 2, NOON);
    private static final TokenRecord LATE = Expect.record("b", 1, NOON.plusMillis(1));
    private static final TokenRecord LATER = Expect.record("c", 9, NOON.plusSeconds(5_000_000));
    private static final TokenRecord NEVER = Expect.record("0", 8, TokenRecord.NEVER);

    static final List<Rule> ALL = List.of(
            new Rule("due returns what is due at or before the time, soonest first.", ReadingRules::dueInOrder),
            new Rule("due returns at most the limit, and those are the soonest.", ReadingRules::dueWithinLimit),
            new Rule("due follows every replacement and deletion.", ReadingRules::dueFollows),
            new Rule("page returns every record once, in the order of UTF-8 bytes.", ReadingRules::pagesInOrder),
            new Rule("page goes on after a key that is not stored.", ReadingRules::pageAfterMissing));

    private ReadingRules() {}

    private static void dueInOrder(List<TokenStore> handles) {
        insertAll(handles);
        TokenStore there = handles.get(1);
        Expect.same(there.due(NOON.minusMillis(2), 10), List.of());
        Expect.same(there.due(NOON.minusMillis(1), 10), List.of(EARLY));
        Expect.same(there.due(NOON, 10), List.of(EARLY, AT_NOON));
        Expect.same(there.due(NOON.plusSeconds(9_000_000), 10), List.of(EARLY, AT_NOON, LATE, LATER));
    }

    private static void dueWithinLimit(List<TokenStore> handles) {
        insertAll(handles);
        Expect.same(handles.get(1).due(LATER.dueAt(), 1), List.of(EARLY));
        Expect.same(handles.get(1).due(LATER.dueAt(), 3), List.of(EARLY, AT_NOON, LATE));
    }

    private static void dueFollows(List<TokenStore> handles) {
        insertAll(handles);
        TokenRecord postponed = Expect.record("late-by-name", 4, NOON.plusMillis(2));
        Expect.that(handles.get(0).replace(postponed, EARLY.version()), "The replacement was refused.");
        Expect.that(handles.get(0).delete(AT_NOON.key(), AT_NOON.version()), "The deletion was refused.");
        Expect.same(handles.get(1).due(NOON, 10), List.of());
        Expect.same(handles.get(1).due(NOON.plusMillis(2), 10), List.of(LATE, postponed));
    }

    private static void pagesInOrder(List<TokenStore> handles) {
        List<TokenRecord> expected = new ArrayList<>();
        for (String key : ContentRules.KEYS) {
            TokenRecord record = Expect.record(key, 1);
            Expect.insert(handles.get(0), record);
            expected.add(record);
        }
        expected.sort(Comparator.comparing(record -> record.key().value().getBytes(UTF_8), Arrays::compareUnsigned));
        Expect.same(handles.get(1).page("", expected.size() + 1), expected);
        String after = "";
        for (int from = 0; from < expected.size(); from += 7) {
            List<TokenRecord> page = handles.get(1).page(after, 7);
            Expect.same(page, expected.subList(from, Math.min(from + 7, expected.size())));
            after = page.get(page.size() - 1).key().value();
        }
        Expect.same(handles.get(1).page(after, 7), List.of());
    }

    private static void pageAfterMissing(List<TokenStore> handles) {
        insertAll(handles);
        Expect.that(handles.get(0).delete(LATE.key(), LATE.version()), "The deletion was refused.");
        Expect.same(handles.get(1).page(LATE.key().value(), 10), List.of(LATER, EARLY));
    }

    private static void insertAll(List<TokenStore> handles) {
        List.of(LATER, AT_NOON, NEVER, EARLY, LATE).forEach(record -> Expect.insert(handles.get(0), record));
    }
}
