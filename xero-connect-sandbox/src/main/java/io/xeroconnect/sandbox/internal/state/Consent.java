package io.xeroconnect.sandbox.internal.state;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * What a user agreed to when pressing "Allow access".
 *
 * @param scopes all that the app may do for this user from now on
 * @param authEventId names this consent in tokens and connections
 * @param authTime when the user signed in
 * @param sessionId the {@code sid} of the sign-in
 */
public record Consent(App app, User user, Set<String> scopes, UUID authEventId, Instant authTime, String sessionId) {
    /** The same without scopes that Xero has retired since. */
    public Consent at(Instant now) {
        return new Consent(app, user, Scopes.living(scopes, now), authEventId, authTime, sessionId);
    }

    boolean isOf(App otherApp, User otherUser) {
        return app == otherApp && user == otherUser;
    }
}
