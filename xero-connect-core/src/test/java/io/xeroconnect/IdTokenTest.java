package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.sandbox.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An id_token that Xero did not sign for this very request drops the consent and nothing else. */
final class IdTokenTest {
    private static final ForgedIdToken FORGER = new ForgedIdToken("KEY-1");
    private static final ForgedIdToken ANOTHER = new ForgedIdToken("KEY-1");

    private final Shop shop = new Shop();
    private final Tampering wire = new Tampering(shop.xero.baseUri());
    private final ConnectionManager node =
            shop.node().endpoints(wire.endpoints()).build();

    @BeforeEach
    void trustTheForger() {
        shop.connect();
        keys(FORGER.jwk());
    }

    @AfterEach
    void close() {
        node.close();
        wire.close();
        shop.close();
    }

    private void keys(String... jwks) {
        wire.keys(any -> "{\"keys\":[" + String.join(",", jwks) + "]}");
    }

    private void answer(Consumer<Map<String, Object>> header, Consumer<Map<String, Object>> claims) {
        wire.tokens(reply -> FORGER.into(reply, header, claims));
    }

    private XeroConnection consent() {
        Consent consent = Consent.begin(node);
        return consent.load(
                shop.owner.allow(consent.request().uri(), shop.organisation).getRawQuery());
    }

    private void assertAccepted() {
        AccessToken before = node.accessToken(Shop.KEY);
        assertThat(consent().isUsable()).isTrue();
        assertThat(node.accessToken(Shop.KEY)).isNotEqualTo(before);
    }

    private void assertDropped(String detail) {
        AccessToken before = node.accessToken(Shop.KEY);
        AuthorizationFailedException dropped = catchThrowableOfType(AuthorizationFailedException.class, this::consent);
        assertThat(dropped.reason()).isEqualTo(AuthorizationFailedException.Reason.ID_TOKEN_INVALID);
        assertThat(dropped).hasMessageContaining("(" + detail);
        assertThat(node.accessToken(Shop.KEY)).isEqualTo(before);
        wire.tokens(reply -> reply);
        shop.xero.advance(Duration.ofMinutes(31));
        assertThat(node.accessToken(Shop.KEY)).isNotEqualTo(before);
    }

    private static void asItIs(Map<String, Object> any) {}

    private long now() {
        return shop.xero.clock().instant().getEpochSecond();
    }

    @Test
    void tokenInOrderIsAccepted() {
        answer(IdTokenTest::asItIs, IdTokenTest::asItIs);
        assertAccepted();
    }

    @Test
    void missingAtHashIsAccepted() {
        answer(IdTokenTest::asItIs, claims -> claims.remove("at_hash"));
        assertAccepted();
    }

    @Test
    void clockAMinuteAheadIsAccepted() {
        answer(IdTokenTest::asItIs, claims -> claims.putAll(Map.of("iat", now() + 50, "nbf", now() + 50)));
        assertAccepted();
    }

    @Test
    void audienceOfSeveralIsAcceptedIfWeAreTheAuthorizedParty() {
        answer(IdTokenTest::asItIs, claims -> {
            claims.put("aud", List.of("ANOTHER", shop.app.clientId()));
            claims.put("azp", shop.app.clientId());
        });
        assertAccepted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "azp", "sub", "iat", "exp", "nbf", "nonce", "at_hash"})
    void wrongClaimIsNamed(String claim) {
        answer(IdTokenTest::asItIs, claims -> {
            switch (claim) {
                case "exp" -> claims.put(claim, now() - 120);
                case "iat", "nbf" -> claims.put(claim, now() + 120);
                case "sub" -> claims.remove(claim);
                default -> claims.put(claim, "somebody-else");
            }
        });
        assertDropped(claim);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "iat", "exp", "nonce"})
    void missingClaimIsNamed(String claim) {
        answer(IdTokenTest::asItIs, claims -> claims.remove(claim));
        assertDropped(claim);
    }

    @Test
    void severalAudiencesNeedAnAuthorizedParty() {
        answer(IdTokenTest::asItIs, claims -> claims.put("aud", List.of("ANOTHER", shop.app.clientId())));
        assertDropped("azp");
    }

    @Test
    void issuerWithATrailingSlashIsAnotherIssuer() {
        answer(IdTokenTest::asItIs, claims -> claims.put("iss", shop.xero.baseUri() + "/"));
        assertDropped("iss");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "ES256", "rs256", "RS384"})
    void onlyRs256Signs(String algorithm) {
        answer(header -> header.put("alg", algorithm), IdTokenTest::asItIs);
        assertDropped("alg");
    }

    @Test
    void signatureOfAnotherKeyUnderTheSameIdIsRefused() {
        answer(IdTokenTest::asItIs, IdTokenTest::asItIs);
        keys(ANOTHER.jwk());
        assertDropped("signature");
    }

    @Test
    void changedClaimsBreakTheSignature() {
        wire.tokens(reply -> {
            String signed = FORGER.into(reply, IdTokenTest::asItIs, IdTokenTest::asItIs);
            return signed.replaceFirst("(\"id_token\":\"[^.]*\\.[^\"]{20})(.)", "$1_$2");
        });
        AuthorizationFailedException dropped = catchThrowableOfType(AuthorizationFailedException.class, this::consent);
        assertThat(dropped.reason()).isEqualTo(AuthorizationFailedException.Reason.ID_TOKEN_INVALID);
    }

    @Test
    void unknownKeyIsRefusedAfterOneMoreLookAtTheKeys() {
        answer(header -> header.put("kid", "KEY-9"), IdTokenTest::asItIs);
        assertDropped("kid");
        assertThat(shop.xero.count(Endpoint.KEYS)).isLessThanOrEqualTo(2);
    }

    @Test
    void unknownKeyIsLookedUpAtMostOnceAMinute() {
        answer(header -> header.put("kid", "KEY-9"), IdTokenTest::asItIs);
        for (int i = 0; i < 3; i++) {
            assertThat(catchThrowable(this::consent)).isInstanceOf(AuthorizationFailedException.class);
        }
        long looked = shop.xero.count(Endpoint.KEYS);
        keys(ANOTHER.jwk(), FORGER.jwk().replace("KEY-1", "KEY-9"));
        shop.xero.advance(Duration.ofSeconds(61));
        assertAccepted();
        assertThat(shop.xero.count(Endpoint.KEYS)).isEqualTo(looked + 1);
    }

    @Test
    void tokenWithoutKeyIdIsVerifiedByTheOnlyKey() {
        answer(header -> header.remove("kid"), IdTokenTest::asItIs);
        assertAccepted();
    }

    @Test
    void tokenWithoutKeyIdIsRefusedWhereThereAreSeveralKeys() {
        answer(header -> header.remove("kid"), IdTokenTest::asItIs);
        keys(FORGER.jwk(), ANOTHER.jwk().replace("KEY-1", "KEY-2"));
        assertDropped("kid");
    }

    @Test
    void criticalExtensionThatNobodyKnowsIsRefused() {
        answer(header -> header.put("crit", List.of("exp")), IdTokenTest::asItIs);
        assertDropped("crit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "....", "e30.e30.e30"})
    void nonsenseIsRefusedWithoutBeingQuoted(String nonsense) {
        wire.tokens(reply -> reply.replaceFirst("\"id_token\":\"[^\"]*\"", "\"id_token\":\"" + nonsense + "\""));
        AuthorizationFailedException dropped = catchThrowableOfType(AuthorizationFailedException.class, this::consent);
        assertThat(dropped.reason()).isEqualTo(AuthorizationFailedException.Reason.ID_TOKEN_INVALID);
        assertThat(dropped.getCause()).isNull();
    }

    @Test
    void claimOfTheWrongTypeIsRefused() {
        answer(IdTokenTest::asItIs, claims -> claims.put("nonce", List.of("a", "b")));
        AuthorizationFailedException dropped = catchThrowableOfType(AuthorizationFailedException.class, this::consent);
        assertThat(dropped.reason()).isEqualTo(AuthorizationFailedException.Reason.ID_TOKEN_INVALID);
    }
}
