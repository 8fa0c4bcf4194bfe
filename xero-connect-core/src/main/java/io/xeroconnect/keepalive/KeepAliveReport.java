package io.xeroconnect.keepalive;

import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.model.ConnectionKey;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one sweep found and did, for the connections that were due. Holds no secret.
 *
 * @param entries one per connection that was due, in no particular order; without those that another node, which swept
 *     at the same time, attended to first
 */
public record KeepAliveReport(List<Entry> entries) {
    /** Copies the list. */
    public KeepAliveReport {
        entries = List.copyOf(entries);
    }

    /** Returns how many connections ended this way. */
    public long count(Outcome outcome) {
        return entries.stream().filter(entry -> entry.outcome() == outcome).count();
    }

    /** How a connection came out of the sweep. */
    public enum Outcome {
        /** Its tokens were refreshed, by this sweep or by somebody else meanwhile. */
        REFRESHED,
        /** There was nothing to refresh, or another holds the refresh. */
        UNCHANGED,
        /** It did not work; the error says why, and it will be tried again by itself if that can help. */
        FAILED
    }

    /**
     * One connection.
     *
     * @param key which
     * @param outcome how it came out
     * @param error why it failed, empty unless it did
     * @param daysLeft whole days until the connection ends if nothing refreshes it, empty if it does not end
     */
    public record Entry(
            ConnectionKey key, Outcome outcome, Optional<XeroConnectException> error, Optional<Long> daysLeft) {
        /** Refuses missing values. */
        public Entry {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(outcome, "outcome");
            Objects.requireNonNull(error, "error");
            Objects.requireNonNull(daysLeft, "daysLeft");
        }
    }
}
