package io.xeroconnect.internal.authorization;

import com.google.api.client.http.HttpHeaders;
import io.xeroconnect.internal.http.HttpFailure;
import io.xeroconnect.internal.http.HttpReply;
import io.xeroconnect.internal.http.XeroHttp;
import io.xeroconnect.internal.json.JsonException;
import io.xeroconnect.internal.json.JsonObject;
import io.xeroconnect.internal.time.Stopwatch;
import io.xeroconnect.internal.time.Time;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Xero's signing keys (RFC 7517), fetched once and again only when an unknown key id appears, at most once a minute.
 * Thread-safe; may block on one request.
 */
final class KeySet {
    private static final Duration REFETCH = Duration.ofMinutes(1);

    private final XeroHttp http;
    private final URI uri;
    private final Time time;
    private Map<String, PublicKey> keys = Map.of();
    private @Nullable Stopwatch fetched;

    KeySet(XeroHttp http, URI uri, Time time) {
        this.http = http;
        this.uri = uri;
        this.time = time;
    }

    /**
     * Returns the key with this id; without an id, the only key there is.
     *
     * @throws IOException if the keys cannot be had now
     */
    synchronized Optional<PublicKey> find(Optional<String> keyId) throws IOException {
        Optional<PublicKey> known = pick(keyId);
        boolean mayFetch = fetched == null || fetched.atLeast().compareTo(REFETCH) >= 0;
        if (known.isPresent() || !mayFetch) {
            return known;
        }
        keys = fetch();
        fetched = Stopwatch.start(time);
        return pick(keyId);
    }

    private Optional<PublicKey> pick(Optional<String> keyId) {
        if (keyId.isPresent()) {
            return Optional.ofNullable(keys.get(keyId.get()));
        }
        return keys.size() == 1 ? Optional.of(keys.values().iterator().next()) : Optional.empty();
    }

    private Map<String, PublicKey> fetch() throws IOException {
        try {
            HttpReply reply = http.get(uri, new HttpHeaders());
            if (!reply.isSuccess()) {
                throw new IOException("The key set was answered with status " + reply.status() + ".");
            }
            Map<String, PublicKey> found = new HashMap<>();
            for (JsonObject json : reply.object().objects("keys")) {
                if (json.text("kty").filter("RSA"::equals).isPresent()) {
                    found.put(json.text("kid").orElse(""), rsa(json));
                }
            }
            return found;
        } catch (HttpFailure e) {
            throw new IOException("The key set could not be fetched.", e);
        } catch (JsonException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("The key set is unreadable.", e);
        }
    }

    private static PublicKey rsa(JsonObject json) throws JsonException, GeneralSecurityException {
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(number(json, "n"), number(json, "e")));
    }

    private static BigInteger number(JsonObject json, String name) throws JsonException {
        return new BigInteger(1, Base64.getUrlDecoder().decode(json.requiredText(name)));
    }
}
