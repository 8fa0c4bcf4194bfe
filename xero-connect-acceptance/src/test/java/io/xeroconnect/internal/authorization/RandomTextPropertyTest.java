package io.xeroconnect.internal.authorization;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import io.xeroconnect.acceptance.RandomTexts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.UriUtils;

/** State, nonce, verifier and challenge are what the RFCs say, and a callback comes through whoever encoded it. */
final class RandomTextPropertyTest {
    private static final int TIMES = 10_000;

    @Test
    void eachIsAVerifierOfItsOwnWithTheChallengeThatAnotherLibraryFinds() throws GeneralSecurityException {
        Set<String> drawn = new HashSet<>();
        for (int i = 0; i < TIMES; i++) {
            String verifier = RandomText.next();
            assertThat(verifier).matches("[A-Za-z0-9._~-]{43,128}");
            assertThat(new Base64URL(verifier).decode()).hasSize(32);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
            assertThat(RandomText.hash(verifier))
                    .isEqualTo(Base64URL.encode(digest).toString());
            assertThat(drawn.add(verifier)).isTrue();
        }
    }

    /** Every bit of a drawn value is one as often as not; ten standard deviations would be 0.05. */
    @Test
    void everyBitIsDrawn() {
        int[] ones = new int[256];
        for (int i = 0; i < TIMES; i++) {
            byte[] bytes = new Base64URL(RandomText.next()).decode();
            for (int bit = 0; bit < ones.length; bit++) {
                ones[bit] += (bytes[bit / 8] >> (bit % 8)) & 1;
            }
        }
        for (int count : ones) {
            assertThat(count / (double) TIMES).isBetween(0.45, 0.55);
        }
    }

    @Test
    void challengeIsThatOfTheRfcsExample() {
        assertThat(RandomText.hash("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
                .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void callbackComesThroughBothWaysOfEncoding(long seed) {
        RandomTexts texts = new RandomTexts(seed);
        for (int i = 0; i < 200; i++) {
            String code = "c" + texts.next();
            String state = "s" + texts.next();
            CallbackQuery form = CallbackQuery.parse("code=" + URLEncoder.encode(code, StandardCharsets.UTF_8)
                    + "&state=" + URLEncoder.encode(state, StandardCharsets.UTF_8));
            CallbackQuery percent = CallbackQuery.parse("state=" + UriUtils.encode(state, StandardCharsets.UTF_8)
                    + "&code=" + UriUtils.encode(code, StandardCharsets.UTF_8));
            assertThat(form.state()).isEqualTo(state).isEqualTo(percent.state());
            assertThat(form.find("code")).contains(code).isEqualTo(percent.find("code"));
        }
    }
}
