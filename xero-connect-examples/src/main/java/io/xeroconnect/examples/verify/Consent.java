package io.xeroconnect.examples.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A consent that succeeded, with the list of links right after it. */
record Consent(Consents.Answer answer, Tokens tokens, List<Link> links) {
    /** Time between pressing the button and the token, and the difference of Xero's own clocks. */
    private static final Duration SLACK = Duration.ofMinutes(10);

    /** Returns the link that it was for, if any is listed. */
    Optional<Link> link() {
        return Link.of(links, tokens.consentId());
    }

    /** Returns the link if this consent made it, or ends the measurement. */
    Link newLink() {
        if (tokens.consentId().isEmpty()) {
            throw new Unmeasurable(Finding.notApplicable("the access token does not name its consent"));
        }
        return link().filter(link -> link.isSince(issued().minus(SLACK)))
                .orElseThrow(() -> new Unmeasurable(Finding.notMeasured(
                        "the organisation had been connected to this app before; use a fresh app")));
    }

    private Instant issued() {
        return Jwt.claims(tokens.accessToken()).get("nbf") instanceof Number seconds
                ? Instant.ofEpochSecond(seconds.longValue())
                : Instant.MAX;
    }
}
