package io.xeroconnect.store;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.store.TokenStoreContract.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** What comes back is what was stored. */
final class ContentRules {
    /** Each is another connection, however alike they look to a collation, a file system or a query language. */
    static final List<String> KEYS = List.of(
            "A",
            "a",
            "a ",
            " a",
            "ab",
            "\u00e9",
            "e\u0301",
            "e",
            "ss",
            "\u00df",
            "I",
            "i",
            "\u0131",
            "\ud83d\udd11",
            "\uff5e",
            "\u6f22".repeat(ConnectionKey.MAX_LENGTH),
            "\ud83d\udd11".repeat(ConnectionKey.MAX_LENGTH / 2),
            "x".repeat(ConnectionKey.MAX_LENGTH),
            "~auth/c2hhMjU2LW9mLXN0YXRl",
            "/",
            "\\",
            "a/b",
            "a\\b",
            "..",
            ".",
            "../a",
            "a:b",
            "*",
            "?",
            "%",
            "_",
            "a%",
            "'",
            "\"",
            "';--",
            "${a}",
            "CON",
            "nul",
            "com1.txt",
            "a.",
            "0",
            "00",
            "1e1",
            "true",
            "null");

    private static final long[] VERSIONS = {
        1, Integer.MAX_VALUE + 1L, 1_790_000_000_123L, (1L << 53) + 1, Long.MAX_VALUE - 1, Long.MAX_VALUE
    };
    private static final List<Instant> TIMES = List.of(
            Instant.EPOCH,
            Instant.parse("2026-10-25T01:30:00.001Z"),
            Instant.parse("2026-10-25T01:30:00.999Z"),
            Instant.parse("2040-02-29T23:59:59.500Z"),
            TokenRecord.NEVER);

    static final List<Rule> ALL = List.of(
            new Rule("Versions are kept exactly, up to the largest long.", ContentRules::versions),
            new Rule("dueAt is kept to the millisecond, NEVER included.", ContentRules::times),
            new Rule("A payload is kept byte for byte.", ContentRules::payloads),
            new Rule("Keys are compared as UTF-8 bytes.", ContentRules::keys));

    private ContentRules() {}

    private static void versions(List<TokenStore> handles) {
        long stored = 0;
        for (long version : VERSIONS) {
            TokenRecord next = Expect.record("shop", version);
            Expect.that(handles.get(0).replace(next, stored), "It refused " + next + " over version " + stored + ".");
            Expect.stored(handles, next);
            Expect.that(!handles.get(1).replace(next, version - 1), "Version " + version + " passed for one less.");
            stored = version;
        }
    }

    private static void times(List<TokenStore> handles) {
        for (int i = 0; i < TIMES.size(); i++) {
            TokenRecord next = Expect.record("shop", i + 1, TIMES.get(i));
            Expect.that(handles.get(0).replace(next, i), "It refused " + next + ".");
            Expect.stored(handles, next);
        }
    }

    private static void payloads(List<TokenStore> handles) {
        byte[] every = new byte[256];
        for (int i = 0; i < every.length; i++) {
            every[i] = (byte) i;
        }
        byte[] large = new byte[64 * 1024];
        new Random(7).nextBytes(large);
        List<byte[]> payloads = List.of(every, large, new byte[0], new byte[] {0});
        for (int i = 0; i < payloads.size(); i++) {
            TokenRecord next = Expect.record("shop", i + 1, Expect.DUE, payloads.get(i));
            Expect.that(handles.get(0).replace(next, i), "It refused " + next + ".");
            Expect.stored(handles, next);
        }
    }

    private static void keys(List<TokenStore> handles) {
        for (int i = 0; i < KEYS.size(); i++) {
            Expect.insert(handles.get(0), Expect.record(KEYS.get(i), i + 1));
        }
        for (int i = 0; i < KEYS.size(); i++) {
            Expect.stored(handles.subList(1, 2), Expect.record(KEYS.get(i), i + 1));
        }
    }
}
