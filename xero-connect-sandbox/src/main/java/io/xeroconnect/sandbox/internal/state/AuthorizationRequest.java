package io.xeroconnect.sandbox.internal.state;

import java.util.Set;

/**
 * A valid request to the authorization endpoint. A parameter that was not sent is an empty string.
 *
 * @param bulk whether several organisations may be chosen
 */
public record AuthorizationRequest(
        App app,
        String redirectUri,
        Set<String> scopes,
        String state,
        String nonce,
        String codeChallenge,
        boolean bulk) {}
