package io.xeroconnect.lab.herd;

import io.xeroconnect.lab.xero.FastXero;
import io.xeroconnect.lab.xero.Shops;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.utils.cache.NonBlocking;
import software.amazon.awssdk.utils.cache.OneCallerBlocks;

/** Who is measured. */
enum Subject {
    LIBRARY("xero-connect"),
    CACHED_SUPPLIER("AWS CachedSupplier, NonBlocking"),
    ONE_CALLER_BLOCKS("AWS CachedSupplier, OneCallerBlocks"),
    CREDENTIAL("google Credential"),
    BARE("one bare request and a CompletableFuture");

    /** What the peers hold in the beginning. */
    static final String FIRST_TOKEN = "first." + "x".repeat(1500);

    /** The library's tokens turn STALE between 24 and 25 minutes of age, and EXPIRED at 29:30. */
    private static final Duration STILL_FRESH = Duration.ofMinutes(23).plusSeconds(30);

    private static final Duration FRESH_FOR = Duration.ofSeconds(60);

    /** From the beginning of a round until the token is surely STALE: within the minutes in which the peers' is too. */
    static final Duration UNTIL_STALE = Duration.ofSeconds(95);

    static final Duration UNTIL_EXPIRED = Duration.ofMinutes(10);

    final String title;

    Subject(String title) {
        this.title = title;
    }

    /**
     * A holder of a token that is FRESH for the next half minute.
     *
     * @param clock ages it
     * @param first the token
     */
    record Aging(Holder holder, HandClock clock, String first) {}

    /** Makes one. The shops' tokens are as old as the shops. */
    Aging begin(Shops shops, Instant shopsMade, FastXero xero) {
        HandClock clock = new HandClock(shopsMade.plus(STILL_FRESH));
        Holder holder = switch (this) {
            case LIBRARY -> new LibraryHolder(shops, xero, clock);
            case CACHED_SUPPLIER -> new CachedSupplierHolder(new NonBlocking("lab"), FRESH_FOR, xero, clock);
            case ONE_CALLER_BLOCKS -> new CachedSupplierHolder(new OneCallerBlocks(), FRESH_FOR, xero, clock);
            case CREDENTIAL -> new CredentialHolder(FRESH_FOR, xero, clock);
            case BARE -> new BareHolder(xero, clock);
        };
        String first = holder.caller().get();
        if (!first.endsWith(FIRST_TOKEN) && this != LIBRARY) {
            throw new IllegalStateException("The first token was refreshed before its time.");
        }
        return new Aging(holder, clock, first);
    }
}
