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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Xero's signing keys (RFC 7517), fetched once and again when an unknown key id appears; after a look that did not find it,
 * not before a minute has passed.
 * Thread-safe; may block on one request.
 */
final class KeySet {
    private static final Duration REFETCH = Duration.ofMinutes(1);

    private final XeroHttp http;
    private final URI uri;
    private final Time time;
    private List<Key> keys = List.of();
    private @Nullable Stopwatch fruitless;

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
        boolean mayFetch = fruitless == null || fruitless.atLeast().compareTo(REFETCH) >= 0;
        if (known.isPresent() || !mayFetch) {
            return known;
        }
        keys = fetch();
        Optional<PublicKey> found = pick(keyId);
        fruitless = found.isPresent() ? null : Stopwatch.start(time);
        return found;
    }

    private Optional<PublicKey> pick(Optional<String> keyId) {
        List<PublicKey> fitting = keys.stream()
                .filter(key -> keyId.isEmpty() || keyId.equals(key.id()))
                .map(Key::value)
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    private List<Key> fetch() throws IOException {
        try {
            HttpReply reply = http.get(uri, new HttpHeaders());
            if (!reply.isSuccess()) {
                throw new IOException("The key set was answered with status " + reply.status() + ".");
            }
            return reply.object().objects("keys").stream()
                    .flatMap(json -> usable(json).stream())
                    .toList();
        } catch (HttpFailure e) {
            throw new IOException("The key set could not be fetched.", e);
        } catch (JsonException e) {
            throw new IOException("The key set is unreadable.", e);
        }
    }

    /** A key that is not for this use, or that cannot be read, hides no other (RFC 7517 §5). */
    private static Optional<Key> usable(JsonObject json) {
        try {
            boolean isMeant = json.requiredText("kty").equals("RSA")
                    && json.text("use").orElse("sig").equals("sig");
            return isMeant ? Optional.of(new Key(json.text("kid"), rsa(json))) : Optional.empty();
        } catch (JsonException | GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static PublicKey rsa(JsonObject json) throws JsonException, GeneralSecurityException {
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(number(json, "n"), number(json, "e")));
    }

    private static BigInteger number(JsonObject json, String name) throws JsonException {
        return new BigInteger(1, Base64.getUrlDecoder().decode(json.requiredText(name)));
    }

    private record Key(Optional<String> id, PublicKey value) {}
}
