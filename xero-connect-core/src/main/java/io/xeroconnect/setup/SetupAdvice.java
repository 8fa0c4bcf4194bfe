package io.xeroconnect.setup;

import java.util.Objects;

/**
 * What a set-up can say about a mistake in the app's settings at Xero.
 *
 * @param id the stable name of the finding, the same as in a connection's test
 * @param isProblem whether something has to be changed
 * @param finding what was seen, for support
 * @param ownerRemedy what the shop's owner should do, in one sentence
 * @param supportRemedy what support should do, in one sentence
 */
public record SetupAdvice(String id, boolean isProblem, String finding, String ownerRemedy, String supportRemedy) {
    /** Refuses missing values. */
    public SetupAdvice {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(finding, "finding");
        Objects.requireNonNull(ownerRemedy, "ownerRemedy");
        Objects.requireNonNull(supportRemedy, "supportRemedy");
    }
}
