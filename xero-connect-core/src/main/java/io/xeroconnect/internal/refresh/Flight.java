package io.xeroconnect.internal.refresh;

import org.jspecify.annotations.Nullable;

/** One piece of work on one connection that any number of callers wait for: read the record, refresh if due. */
final class Flight {
    /** Something that serves, for callers to whom a STALE token is good enough. Ready no later than the result. */
    final Awaited<Snapshot> serving = new Awaited<>();

    /** What came out. May be ready before the flight has ended, while a commit is still being retried. */
    final Awaited<Snapshot> result = new Awaited<>();

    /** Ready when nothing is under way any more. */
    final Awaited<Boolean> ended = new Awaited<>();

    final Demand demand;

    /** Whether another process holds the refresh, so that this flight has to wait for it. */
    volatile boolean waitsForHolder;

    /** Whether somebody else was first to write the record. */
    volatile boolean overtaken;

    /** The access token that the first look at the record showed; touched by one thread at a time. */
    private volatile @Nullable String firstSeen;

    Flight(Demand demand) {
        this.demand = demand;
    }

    void succeeded(Snapshot shown) {
        serving.complete(shown);
        result.complete(shown);
    }

    void landed(Snapshot shown) {
        succeeded(shown);
        ended.complete(true);
    }

    void failed(Throwable error) {
        serving.completeExceptionally(error);
        result.completeExceptionally(error);
        ended.complete(true);
    }

    /** Returns whether the token still has to be replaced: forced, and nobody has done it since the first look. */
    boolean forces(String accessToken) {
        String first = firstSeen;
        if (first == null) {
            firstSeen = accessToken;
            first = accessToken;
        }
        return demand.forces(accessToken) && first.equals(accessToken);
    }
}
