package io.xeroconnect.diagnosis;

import java.util.Objects;

/**
 * The answer to one {@link Check}.
 *
 * @param check the question
 * @param outcome the answer
 * @param id a stable name of the finding, for example {@code app.secret-rejected}
 * @param finding what was seen, for support
 * @param ownerRemedy what the shop's owner should do, in one sentence
 * @param supportRemedy what support should do, in one sentence
 */
public record CheckResult(
        Check check, Outcome outcome, String id, String finding, String ownerRemedy, String supportRemedy) {
    /** How a check ended. */
    public enum Outcome {
        /** All is well. */
        PASS,
        /** It works, but something needs attention. */
        WARN,
        /** It does not work. */
        FAIL,
        /** It could not be asked; the finding says why. */
        SKIPPED
    }

    /** Refuses missing values. */
    public CheckResult {
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(finding, "finding");
        Objects.requireNonNull(ownerRemedy, "ownerRemedy");
        Objects.requireNonNull(supportRemedy, "supportRemedy");
    }
}
