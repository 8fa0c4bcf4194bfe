package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.sandbox.Endpoint;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The modules of the OpenID conformance suite for relying parties that use the code flow, under the suite's own names
 * (oidcc-client-test-plan and oidcc-client-config-certification-test-plan). Those about userinfo, discovery, other flows
 * and request objects are missing, because nothing of that is used.
 */
final class IdTokenConformanceTest {
    private static final String NO_KEY_ID = "\"kid\":\"KEY-1\",";

    private final ForgedIdentity identity = new ForgedIdentity();

    @AfterEach
    void close() {
        identity.close();
    }

    /** One module: what is wrong with the answer, and the detail that the refusal names. */
    record Module(String name, Optional<String> refusal, Consumer<ForgedIdentity> answer) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Module accepted(String name, Consumer<ForgedIdentity> answer) {
        return new Module("oidcc-client-test" + name, Optional.empty(), answer);
    }

    private static Module refused(String name, String detail, Consumer<ForgedIdentity> answer) {
        return new Module("oidcc-client-test-" + name, Optional.of(detail), answer);
    }

    private static Consumer<ForgedIdentity> claims(Consumer<Map<String, Object>> change) {
        return identity -> identity.answer(header -> {}, change);
    }

    private static Consumer<ForgedIdentity> header(Consumer<Map<String, Object>> change) {
        return identity -> identity.answer(change, claims -> {});
    }

    static Stream<Module> modules() {
        String key = ForgedIdentity.FORGER.jwk();
        String other = ForgedIdentity.ANOTHER.jwk();
        return Stream.of(
                accepted("", claims(any -> {})),
                accepted("-idtoken-sig-rs256", claims(any -> {})),
                accepted("-missing-athash", claims(all -> all.remove("at_hash"))),
                accepted(
                        "-kid-absent-single-jwks",
                        header(all -> all.remove("kid")).andThen(xero -> xero.keys(key.replace(NO_KEY_ID, "")))),
                accepted(
                        "-ignores-unparseable-key-in-jwks",
                        claims(any -> {})
                                .andThen(xero -> xero.keys(
                                        "{\"kty\":\"AKP\",\"alg\":\"ML-DSA-999\",\"kid\":\"PQ\",\"pub\":\"AA\"}",
                                        "{\"kty\":\"made-up\",\"kid\":\"X\"}",
                                        key))),
                refused(
                        "kid-absent-multiple-jwks",
                        "kid",
                        header(all -> all.remove("kid"))
                                .andThen(xero -> xero.keys(key.replace(NO_KEY_ID, ""), other.replace(NO_KEY_ID, "")))),
                refused("invalid-iss", "iss", claims(all -> all.put("iss", "https://op.example/"))),
                refused("missing-sub", "sub", claims(all -> all.remove("sub"))),
                refused("invalid-aud", "aud", claims(all -> all.put("aud", "another-client"))),
                refused("missing-aud", "aud", claims(all -> all.remove("aud"))),
                refused("missing-iat", "iat", claims(all -> all.remove("iat"))),
                refused("nonce-invalid", "nonce", claims(all -> all.put("nonce", "of-another-request"))),
                refused("invalid-athash", "at_hash", claims(all -> all.put("at_hash", "of-another-token"))),
                refused("idtoken-sig-none", "alg", header(all -> all.put("alg", "none"))),
                refused("invalid-sig-hs256", "alg", header(all -> all.put("alg", "HS256"))),
                refused("invalid-sig-es256", "alg", header(all -> all.put("alg", "ES256"))),
                refused("invalid-sig-rs256", "signature", claims(any -> {}).andThen(xero -> xero.keys(other))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("modules")
    void moduleOfTheSuitePasses(Module module) {
        module.answer().accept(identity);
        module.refusal().ifPresentOrElse(identity::assertDropped, identity::assertAccepted);
    }

    /** oidcc-client-test-signing-key-rotation, and -just-before-signing: the keys known are those of a moment ago. */
    @Test
    void signingKeyRotation() {
        identity.answer(header -> {}, claims -> {});
        identity.assertAccepted();
        long looked = identity.shop.xero.count(Endpoint.KEYS);
        ForgedIdToken next = new ForgedIdToken("KEY-2");
        identity.keys(next.jwk());
        identity.wire.tokens(reply -> next.into(reply, header -> {}, claims -> {}));
        identity.assertAccepted();
        assertThat(identity.shop.xero.count(Endpoint.KEYS)).isEqualTo(looked + 1);
    }

    /** Whoever of the organisation connects it: it is the organisation that must stay the same. */
    @Test
    void anotherSubThanAtTheConsentBeforeIsAccepted() {
        identity.answer(header -> {}, claims -> claims.put("sub", "f".repeat(32)));
        identity.assertAccepted();
    }
}
