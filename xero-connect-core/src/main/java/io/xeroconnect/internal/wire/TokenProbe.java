package io.xeroconnect.internal.wire;

import io.xeroconnect.internal.http.HttpFailure;
import java.time.Duration;
import java.util.Optional;

/**
 * An outcome of the token endpoint with what it shows of the way to Xero.
 *
 * @param status the HTTP status, 0 if no answer came
 * @param clockAhead how far Xero's clock is ahead of ours, to the second; empty if the answer had no date
 * @param failure why no answer came
 */
public record TokenProbe(
        TokenOutcome outcome, int status, Optional<Duration> clockAhead, Optional<HttpFailure> failure) {}
