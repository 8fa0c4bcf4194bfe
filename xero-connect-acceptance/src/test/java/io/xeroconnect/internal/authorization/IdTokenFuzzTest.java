package io.xeroconnect.internal.authorization;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.wire.Answering;
import io.xeroconnect.model.ConnectionKey;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** No id_token that a fuzzer can make is accepted, whatever keys it brings, and it is refused with the library's errors. */
final class IdTokenFuzzTest {
    private static final ConnectionKey KEY = ConnectionKey.of("shop-7");

    @FuzzTest(maxDuration = "10m")
    void anyIdTokenAndAnyKeysAreRefused(FuzzedDataProvider data) {
        byte[] keys = data.consumeBytes(4000);
        TokenSet tokens = new TokenSet("a", Optional.of("r"), 0, Long.MAX_VALUE, List.of(), "app", "");
        Candidate candidate = Candidate.unchecked(
                tokens, Optional.of(data.consumeRemainingAsString()), "nonce-of-43-characters", Long.MAX_VALUE);
        KeySet keySet = new KeySet(
                Answering.http(200, keys), URI.create("https://identity.xero.com/jwks"), Time.of(Clock.systemUTC()));
        try {
            new IdTokenCheck(keySet, "https://identity.xero.com").verify(KEY, candidate);
            throw new AssertionError("A forged identity was accepted.");
        } catch (AuthorizationFailedException | TemporarilyUnavailableException expected) {
            // refused, or its keys could not be read
        }
    }

    @FuzzTest(maxDuration = "10m")
    void anyKeySetIsReadOrRefused(byte[] keys) {
        KeySet keySet = new KeySet(
                Answering.http(200, keys), URI.create("https://identity.xero.com/jwks"), Time.of(Clock.systemUTC()));
        try {
            keySet.find(Optional.of("1"));
        } catch (java.io.IOException expected) {
            // it could not be read
        }
    }
}
