package io.xeroconnect.store;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The contract of {@link TokenStore} as checks that a store's own test can run. Needs no test library:
 *
 * <pre>{@code
 * @Test
 * void keepsTheContract() {
 *     TokenStoreContract.verify(() -> new OurStore(cluster));
 * }
 * }</pre>
 *
 * <p>A store that passes is safe to build on: from several threads, and from as many servers as its handles stand for.
 * It says nothing about surviving a crash.
 */
public final class TokenStoreContract {
    private static final int HANDLES = 4;
    private static final int PAGE = 100;

    private TokenStoreContract() {}

    /** One sentence of the contract and its check. */
    record Rule(String sentence, Check check) {}

    /** Throws an {@link AssertionError} that says what was seen. */
    interface Check {
        void run(List<TokenStore> handles);
    }

    /**
     * Checks every rule of the contract, one after another, on empty storage. Blocks for a few hundred writes.
     *
     * @param supplier returns a handle on one and the same storage, which is empty at first. It is called four times,
     *     and the handles are used side by side: a store that is shared by servers gives a new instance each time, as a
     *     second server would open it; a store that lives in one object gives that object each time
     * @throws AssertionError naming the rule that was broken and what was seen; the storage may hold records of the
     *     check afterwards. Otherwise it is empty again
     * @throws IllegalStateException if the storage is not empty at first; nothing was changed
     */
    public static void verify(Supplier<? extends TokenStore> supplier) {
        List<TokenStore> handles =
                Stream.<TokenStore>generate(supplier).limit(HANDLES).toList();
        if (!handles.get(0).page("", 1).isEmpty()) {
            throw new IllegalStateException("The check empties the storage, and this one holds records."
                    + " Give it a folder or table of its own.");
        }
        for (Rule rule : rules()) {
            check(rule, handles);
            empty(handles.get(0));
        }
    }

    static List<Rule> rules() {
        return Stream.of(VersionRules.ALL, ContentRules.ALL, ReadingRules.ALL, RacingRules.ALL)
                .flatMap(List::stream)
                .toList();
    }

    private static void check(Rule rule, List<TokenStore> handles) {
        try {
            rule.check().run(handles);
        } catch (AssertionError | RuntimeException e) {
            String seen = e instanceof AssertionError ? e.getMessage() : e.toString();
            throw new AssertionError("The store breaks the rule: " + rule.sentence() + " " + seen, e);
        }
    }

    private static void empty(TokenStore store) {
        for (List<TokenRecord> left = store.page("", PAGE); !left.isEmpty(); left = store.page("", PAGE)) {
            for (TokenRecord record : left) {
                Expect.that(
                        store.delete(record.key(), record.version()),
                        "Between two checks, " + record + " could not be deleted.");
            }
        }
    }
}
