package io.xeroconnect.acceptance.torture;

import io.xeroconnect.sandbox.GraceVariant;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a torture run is to be like.
 *
 * @param duration how long it is disturbed, or, with {@code refreshes}, how long it takes at the most
 * @param disturbed whether replies are spoiled, nodes killed and the store stopped
 * @param strict whether any second use of a refresh token ends its connection
 * @param refreshes how many refreshes are forced before it ends; 0 if time decides
 */
record TortureOptions(
        int nodes,
        int threads,
        int connections,
        Duration duration,
        StoreKind store,
        Subject subject,
        boolean disturbed,
        boolean strict,
        GraceVariant grace,
        int refreshes,
        long seed) {
    static final String USAGE = """
            Usage: torture [options]
              --nodes N            processes that share the store (4)
              --threads N          threads of each process (8)
              --connections N      connected shops (50)
              --minutes N          how long (1); or --seconds N
              --store STORE        postgres (default), file, sqlite
              --baseline NAME      instead of the library: read-post-write, google-credential
              --grace VARIANT      what Xero does with a superseded refresh token: keeps_siblings (default),
                                   ends_siblings, same_successor, until_successor_is_used
              --strict             any second use of a refresh token ends the connection
              --faults none        nothing is disturbed
              --refreshes N        only forced refreshes, until there were so many
              --seed N             another course of disturbances (1)
            """;

    private static final List<String> VALUED = List.of(
            "--nodes",
            "--threads",
            "--connections",
            "--minutes",
            "--seconds",
            "--store",
            "--baseline",
            "--grace",
            "--faults",
            "--refreshes",
            "--seed");

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException with a message that says which word is wrong
     */
    static TortureOptions parse(List<String> words) {
        Words given = new Words(words, VALUED, List.of("--strict"));
        return new TortureOptions(
                given.number("--nodes", 4),
                given.number("--threads", 8),
                given.number("--connections", 50),
                Duration.ofSeconds(given.number("--seconds", 60 * given.number("--minutes", 1))),
                given.constant("--store", StoreKind.POSTGRES),
                given.constant("--baseline", Subject.LIBRARY),
                !given.is("--faults", "none"),
                given.has("--strict"),
                given.constant("--grace", GraceVariant.KEEPS_SIBLINGS),
                given.number("--refreshes", 0),
                given.number("--seed", 1));
    }

    /** Returns what the sandbox does with a refresh token that comes back. */
    String reuse() {
        return strict ? "STRICT" : grace.name();
    }

    @Override
    public String toString() {
        String what = subject.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String limit = refreshes > 0 ? refreshes + " refreshes" : duration.toSeconds() + " s";
        return String.join(
                ", ",
                what,
                store.name().toLowerCase(Locale.ROOT),
                reuse(),
                nodes + " nodes of " + threads + " threads",
                connections + " connections",
                limit,
                disturbed ? "seed " + seed : "no faults");
    }
}
