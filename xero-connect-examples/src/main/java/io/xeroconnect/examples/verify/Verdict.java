package io.xeroconnect.examples.verify;

import io.xeroconnect.model.Assumption;

/**
 * What was found about one assumption.
 *
 * @param seen what was seen, or why nothing was; holds no secret
 */
public record Verdict(Assumption assumption, Outcome outcome, String seen) {}
