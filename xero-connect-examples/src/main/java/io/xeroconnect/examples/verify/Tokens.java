package io.xeroconnect.examples.verify;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One answer of the token endpoint.
 *
 * @param refreshToken empty text if there is none, as for {@code idToken} and {@code scope}
 */
record Tokens(String accessToken, String refreshToken, String idToken, String scope) {
    /** Returns the tokens, or empty if the answer is a refusal. */
    static Optional<Tokens> in(Reply reply) {
        Map<String, Object> members = reply.members();
        return Optional.of(members)
                .filter(any -> reply.isSuccess() && any.containsKey("access_token"))
                .map(any -> new Tokens(
                        text(any, "access_token"),
                        text(any, "refresh_token"),
                        text(any, "id_token"),
                        text(any, "scope")));
    }

    /** Returns the id of the consent that the access token names, or an empty text. */
    String consentId() {
        return text(Jwt.claims(accessToken), "authentication_event_id");
    }

    List<String> scopes() {
        return List.of(scope.split(" +"));
    }

    private static String text(Map<String, Object> members, String name) {
        return String.valueOf(members.getOrDefault(name, ""));
    }

    @Override
    public String toString() {
        return "Tokens[redacted]";
    }
}
