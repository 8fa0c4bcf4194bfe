package io.xeroconnect.sandbox.internal.state;

import java.time.Instant;

/** What an authorization code stands for. */
public record AuthorizationCode(AuthorizationRequest request, Consent consent, Instant expiresAt) {}
