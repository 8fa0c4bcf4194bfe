package io.xeroconnect.sandbox.internal.state;

import java.time.Duration;

/**
 * How long things live and what Xero leaves open.
 *
 * @param accessToken life of an access token
 * @param idle life of a refresh token that is not used
 * @param code life of an authorization code
 * @param idToken life of an id_token
 * @param reuse what happens to a superseded refresh token
 * @param keepsAuthEventId whether connecting an organisation again leaves its {@code authEventId} alone
 * @param idempotencyKey life of an {@code Idempotency-Key}, from its first use
 */
public record Rules(
        Duration accessToken,
        Duration idle,
        Duration code,
        Duration idToken,
        ReusePolicy reuse,
        boolean keepsAuthEventId,
        Duration idempotencyKey) {}
