package io.xeroconnect.sandbox.internal.accounting;

import java.util.Optional;
import java.util.UUID;

/** Reads ids. */
final class Ids {
    /** What stands in place of an id that was never given. */
    static final UUID NONE = new UUID(0, 0);

    private Ids() {}

    static Optional<UUID> parse(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
