package io.xeroconnect.sandbox.internal.state;

import java.util.Optional;

/**
 * A page on its way through sign-in and consent.
 *
 * @param user empty until signed in
 * @param message what was wrong with the last form, or an empty string
 */
public record Flow(AuthorizationRequest request, Optional<User> user, String message) {
    /** A request whose user has not signed in yet. */
    public static Flow begin(AuthorizationRequest request) {
        return new Flow(request, Optional.empty(), "");
    }

    /** The same request, now with its user. */
    public Flow signedInBy(User signedIn) {
        return new Flow(request, Optional.of(signedIn), "");
    }

    /** The same page again, with a message. */
    public Flow because(String reason) {
        return new Flow(request, user, reason);
    }
}
