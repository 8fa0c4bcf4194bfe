package io.xeroconnect.internal.authorization;

import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.internal.json.Json;
import io.xeroconnect.internal.json.JsonException;
import io.xeroconnect.internal.json.JsonObject;
import io.xeroconnect.model.ConnectionKey;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An authorization between its two legs. Once its callback has come, only what answers a second load of the same page
 * remains: {@link #used}.
 *
 * @param ticketSpent whether another browser has gone on with it, which is possible once
 * @param verifier the PKCE code verifier; empty once used
 * @param bindingHash hash of the value that the browser's cookie holds
 * @param clientId the app that the consent is for
 * @param scopes what was asked for
 * @param endsAt epoch milliseconds until which the callback is accepted
 * @param outcome empty before the callback, then how it went
 */
record PendingAuthorization(
        ConnectionKey connection,
        String verifier,
        String nonce,
        String bindingHash,
        boolean ticketSpent,
        String clientId,
        URI redirectUri,
        List<String> scopes,
        long endsAt,
        String outcome) {
    static final String UNDER_WAY = "under way";
    static final String SUCCEEDED = "succeeded";
    static final String UNFINISHED = "unfinished";

    private static final long FORMAT = 1;

    PendingAuthorization used(String how) {
        return new PendingAuthorization(
                connection, "", "", bindingHash, true, clientId, redirectUri, List.of(), endsAt, how);
    }

    /** Returns this authorization as another browser goes on with it: the one that began no longer can. */
    PendingAuthorization goneOn(String otherBindingHash) {
        return new PendingAuthorization(
                connection, verifier, nonce, otherBindingHash, true, clientId, redirectUri, scopes, endsAt, outcome);
    }

    boolean isUsed() {
        return !outcome.isEmpty();
    }

    byte[] write() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("connection", connection.value());
        json.put("verifier", verifier);
        json.put("nonce", nonce);
        json.put("bindingHash", bindingHash);
        json.put("ticketSpent", ticketSpent);
        json.put("clientId", clientId);
        json.put("redirectUri", redirectUri.toString());
        json.put("scopes", scopes);
        json.put("endsAt", endsAt);
        json.put("outcome", outcome);
        return Json.write(json);
    }

    static PendingAuthorization read(ConnectionKey key, byte[] bytes) {
        try {
            JsonObject json = Json.object(bytes);
            if (json.requiredNumber("format") > FORMAT) {
                throw new TokenStoreException(TokenStoreException.Reason.NEWER_FORMAT, ErrorContext.of(key));
            }
            return new PendingAuthorization(
                    ConnectionKey.of(json.requiredText("connection")),
                    json.text("verifier").orElse(""),
                    json.text("nonce").orElse(""),
                    json.requiredText("bindingHash"),
                    json.flag("ticketSpent"),
                    json.requiredText("clientId"),
                    URI.create(json.requiredText("redirectUri")),
                    json.texts("scopes"),
                    json.requiredNumber("endsAt"),
                    json.text("outcome").orElse(""));
        } catch (JsonException | IllegalArgumentException e) {
            throw new TokenStoreException(TokenStoreException.Reason.CORRUPT, ErrorContext.of(key));
        }
    }

    @Override
    public String toString() {
        return "PendingAuthorization[redacted]";
    }
}
