package io.xeroconnect.store;

import io.xeroconnect.model.ConnectionKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the rules of the contract compare, and the records they compare it with. */
final class Expect {
    static final Instant DUE = Instant.parse("2026-03-01T09:30:00.123Z");

    private Expect() {}

    static TokenRecord record(String key, long version) {
        return record(key, version, DUE);
    }

    static TokenRecord record(String key, long version, Instant dueAt) {
        return record(key, version, dueAt, new byte[] {(byte) version, 7});
    }

    static TokenRecord record(String key, long version, Instant dueAt, byte[] payload) {
        return new TokenRecord(ConnectionKey.ofStored(key), version, dueAt, payload);
    }

    static void that(boolean seen, String otherwise) {
        if (!seen) {
            throw new AssertionError(otherwise);
        }
    }

    static void insert(TokenStore store, TokenRecord record) {
        that(store.replace(record, 0), "The first insert of " + record + " was refused.");
    }

    /** The record is stored exactly so, seen through every handle. */
    static void stored(List<TokenStore> handles, TokenRecord expected) {
        for (TokenStore handle : handles) {
            Optional<TokenRecord> found = handle.find(expected.key());
            that(found.isPresent(), "Not found: " + expected + ".");
            found.ifPresent(seen -> same(seen, expected));
        }
    }

    static void missing(List<TokenStore> handles, ConnectionKey key) {
        for (TokenStore handle : handles) {
            handle.find(key).ifPresent(seen -> that(false, "Nothing was to be found, but there was " + seen + "."));
        }
    }

    static void same(List<TokenRecord> seen, List<TokenRecord> expected) {
        that(seen.equals(expected), "Expected " + expected + ", but it returned " + seen + ".");
    }

    private static void same(TokenRecord seen, TokenRecord expected) {
        that(
                Arrays.equals(seen.payload(), expected.payload()),
                "The payload of " + expected.payload().length + " bytes came back changed.");
        that(seen.equals(expected), "Expected " + expected + ", but there was " + seen + ".");
    }
}
