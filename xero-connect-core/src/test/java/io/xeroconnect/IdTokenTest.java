package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.sandbox.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An id_token that Xero did not sign for this very request drops the consent and nothing else. */
final class IdTokenTest {
    private final ForgedIdentity identity = new ForgedIdentity();
    private final Shop shop = identity.shop;

    @AfterEach
    void close() {
        identity.close();
    }

    private static void asItIs(Map<String, Object> any) {}

    private long now() {
        return shop.xero.clock().instant().getEpochSecond();
    }

    @Test
    void tokenInOrderIsAccepted() {
        identity.answer(IdTokenTest::asItIs, IdTokenTest::asItIs);
        identity.assertAccepted();
    }

    @Test
    void missingAtHashIsAccepted() {
        identity.answer(IdTokenTest::asItIs, claims -> claims.remove("at_hash"));
        identity.assertAccepted();
    }

    @Test
    void clockAMinuteAheadIsAccepted() {
        identity.answer(IdTokenTest::asItIs, claims -> claims.putAll(Map.of("iat", now() + 50, "nbf", now() + 50)));
        identity.assertAccepted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "azp", "sub", "iat", "exp", "nbf", "nonce", "at_hash"})
    void wrongClaimIsNamed(String claim) {
        identity.answer(IdTokenTest::asItIs, claims -> {
            switch (claim) {
                case "exp" -> claims.put(claim, now() - 120);
                case "iat", "nbf" -> claims.put(claim, now() + 120);
                case "sub" -> claims.remove(claim);
                default -> claims.put(claim, "somebody-else");
            }
        });
        identity.assertDropped(claim);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "iat", "exp", "nonce"})
    void missingClaimIsNamed(String claim) {
        identity.answer(IdTokenTest::asItIs, claims -> claims.remove(claim));
        identity.assertDropped(claim);
    }

    @Test
    void anotherAudienceBesideOursIsRefused() {
        identity.answer(IdTokenTest::asItIs, claims -> {
            claims.put("aud", List.of("ANOTHER", shop.app.clientId()));
            claims.put("azp", shop.app.clientId());
        });
        identity.assertDropped("aud");
    }

    @Test
    void missingTokenIsRefusedWhereOneWasAskedFor() {
        identity.wire.tokens(reply -> reply.replaceFirst("\"id_token\":\"[^\"]*\",?", ""));
        identity.assertDropped("missing");
    }

    @Test
    void issuerWithATrailingSlashIsAnotherIssuer() {
        identity.answer(IdTokenTest::asItIs, claims -> claims.put("iss", shop.xero.baseUri() + "/"));
        identity.assertDropped("iss");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "ES256", "rs256", "RS384"})
    void onlyRs256Signs(String algorithm) {
        identity.answer(header -> header.put("alg", algorithm), IdTokenTest::asItIs);
        identity.assertDropped("alg");
    }

    @Test
    void signatureOfAnotherKeyUnderTheSameIdIsRefused() {
        identity.answer(IdTokenTest::asItIs, IdTokenTest::asItIs);
        identity.keys(ForgedIdentity.ANOTHER.jwk());
        identity.assertDropped("signature");
    }

    @Test
    void changedClaimsBreakTheSignature() {
        identity.wire.tokens(reply -> {
            String signed = ForgedIdentity.FORGER.into(reply, IdTokenTest::asItIs, IdTokenTest::asItIs);
            return signed.replaceFirst("(\"id_token\":\"[^.]*\\.[^\"]{20})(.)", "$1_$2");
        });
        AuthorizationFailedException dropped =
                catchThrowableOfType(AuthorizationFailedException.class, identity::consent);
        assertThat(dropped.reason()).isEqualTo(AuthorizationFailedException.Reason.ID_TOKEN_INVALID);
    }

    @Test
    void unknownKeyIsRefusedAfterOneMoreLookAtTheKeys() {
        identity.answer(header -> header.put("kid", "KEY-9"), IdTokenTest::asItIs);
        identity.assertDropped("kid");
        assertThat(shop.xero.count(Endpoint.KEYS)).isLessThanOrEqualTo(2);
    }

    @Test
    void unknownKeyIsLookedUpAtMostOnceAMinute() {
        identity.answer(header -> header.put("kid", "KEY-9"), IdTokenTest::asItIs);
        for (int i = 0; i < 3; i++) {
            assertThat(catchThrowable(identity::consent)).isInstanceOf(AuthorizationFailedException.class);
        }
        long looked = shop.xero.count(Endpoint.KEYS);
        identity.keys(ForgedIdentity.ANOTHER.jwk(), ForgedIdentity.FORGER.jwk().replace("KEY-1", "KEY-9"));
        shop.xero.advance(Duration.ofSeconds(61));
        identity.assertAccepted();
        assertThat(shop.xero.count(Endpoint.KEYS)).isEqualTo(looked + 1);
    }

    @Test
    void tokenWithoutKeyIdIsVerifiedByTheOnlyKey() {
        identity.answer(header -> header.remove("kid"), IdTokenTest::asItIs);
        identity.assertAccepted();
    }

    @Test
    void tokenWithoutKeyIdIsRefusedWhereThereAreSeveralKeys() {
        identity.answer(header -> header.remove("kid"), IdTokenTest::asItIs);
        identity.keys(ForgedIdentity.FORGER.jwk(), ForgedIdentity.ANOTHER.jwk().replace("KEY-1", "KEY-2"));
        identity.assertDropped("kid");
    }

    @Test
    void keyForEncryptionVerifiesNothing() {
        identity.answer(IdTokenTest::asItIs, IdTokenTest::asItIs);
        identity.keys(ForgedIdentity.FORGER.jwk().replace("\"sig\"", "\"enc\""));
        identity.assertDropped("kid");
    }

    @Test
    void unreadableKeyHidesNoOther() {
        identity.answer(IdTokenTest::asItIs, IdTokenTest::asItIs);
        identity.keys("{\"kty\":\"RSA\",\"kid\":\"BROKEN\",\"n\":7}", "{}", ForgedIdentity.FORGER.jwk());
        identity.assertAccepted();
    }

    @Test
    void criticalExtensionThatNobodyKnowsIsRefused() {
        identity.answer(header -> header.put("crit", List.of("exp")), IdTokenTest::asItIs);
        identity.assertDropped("crit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "....", "e30.e30.e30"})
    void nonsenseIsRefusedWithoutBeingQuoted(String nonsense) {
        identity.wire.tokens(
                reply -> reply.replaceFirst("\"id_token\":\"[^\"]*\"", "\"id_token\":\"" + nonsense + "\""));
        AuthorizationFailedException dropped =
                catchThrowableOfType(AuthorizationFailedException.class, identity::consent);
        assertThat(dropped.reason()).isEqualTo(AuthorizationFailedException.Reason.ID_TOKEN_INVALID);
        assertThat(dropped.getCause()).isNull();
    }

    @Test
    void claimOfTheWrongTypeIsRefused() {
        identity.answer(IdTokenTest::asItIs, claims -> claims.put("nonce", List.of("a", "b")));
        AuthorizationFailedException dropped =
                catchThrowableOfType(AuthorizationFailedException.class, identity::consent);
        assertThat(dropped.reason()).isEqualTo(AuthorizationFailedException.Reason.ID_TOKEN_INVALID);
    }
}
