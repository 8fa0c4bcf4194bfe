package io.xeroconnect.diagnosis;

import io.xeroconnect.model.ConnectionKey;
import java.util.List;
import java.util.Objects;

/**
 * What a test of a connection found, in the order of its checks.
 *
 * @param key the connection
 * @param results one result per check
 */
public record Diagnosis(ConnectionKey key, List<CheckResult> results) {
    /** Copies the list. */
    public Diagnosis {
        Objects.requireNonNull(key, "key");
        results = List.copyOf(results);
    }

    /** Returns whether no check failed and at least one passed. */
    public boolean isHealthy() {
        return results.stream().anyMatch(r -> r.outcome() == CheckResult.Outcome.PASS)
                && results.stream().noneMatch(r -> r.outcome() == CheckResult.Outcome.FAIL);
    }
}
