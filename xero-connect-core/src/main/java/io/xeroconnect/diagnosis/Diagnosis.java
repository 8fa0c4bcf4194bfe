package io.xeroconnect.diagnosis;

import io.xeroconnect.diagnosis.CheckResult.Outcome;
import io.xeroconnect.model.ConnectionKey;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a test of a connection found, in the order of its checks. Holds no secret. Immutable.
 *
 * @param key the connection
 * @param testedAt when the test began, by the manager's clock
 * @param results one result per check
 */
public record Diagnosis(ConnectionKey key, Instant testedAt, List<CheckResult> results) {
    /** Copies the list. */
    public Diagnosis {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(testedAt, "testedAt");
        results = List.copyOf(results);
    }

    /**
     * Returns whether no check failed and at least one passed: nothing that could be asked stands in the way. What could
     * not be asked yet does not count, so an app whose id and secret are accepted is healthy before any consent; whether
     * there is a connection is the check {@link Check#CONSENT}.
     */
    public boolean isHealthy() {
        return has(Outcome.PASS) && !has(Outcome.FAIL);
    }

    /**
     * Returns whether a set-up may end with this test: it is healthy, and Xero accepts the id and the newest secret. An
     * older secret that still works keeps a connection healthy, but not for long.
     */
    public boolean completesSetup() {
        boolean accepted = find(Check.APP_CREDENTIALS)
                .filter(result -> result.outcome() == Outcome.PASS)
                .isPresent();
        return accepted && isHealthy();
    }

    /** Returns the result of one check; empty if a later release asks it and this diagnosis is older. */
    public Optional<CheckResult> find(Check check) {
        Objects.requireNonNull(check, "A check is needed, for example Check.APP_CREDENTIALS.");
        return results.stream().filter(result -> result.check() == check).findFirst();
    }

    /** Returns the whole diagnosis in English, one check after the other, for a support ticket or a log. */
    public String toText() {
        StringBuilder text = new StringBuilder("Test of connection " + key + " at " + testedAt + ": "
                + (isHealthy() ? "healthy" : "not healthy") + "\n");
        for (CheckResult result : results) {
            text.append(String.format(
                    "%n%-7s %s [%s]%n", result.outcome(), result.check().title(), result.id()));
            text.append("        ").append(result.finding()).append('\n');
            if (result.outcome() != Outcome.PASS) {
                text.append("        Owner: ").append(result.ownerRemedy()).append('\n');
                text.append("        Support: ").append(result.supportRemedy()).append('\n');
            }
        }
        return text.toString().replace("\r\n", "\n");
    }

    /**
     * Returns the whole diagnosis as one JSON object (RFC 8259): {@code key}, {@code testedAt} (ISO 8601), {@code healthy}
     * and {@code results}, each with {@code check}, {@code outcome}, {@code id}, {@code finding}, {@code ownerRemedy} and
     * {@code supportRemedy}.
     */
    public String toJson() {
        return JsonText.of(this);
    }

    private boolean has(Outcome outcome) {
        return results.stream().anyMatch(result -> result.outcome() == outcome);
    }
}
