package io.xeroconnect.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Whatever an access token holds, the library reads what it knows of it, or nothing. */
final class TokenClaimsFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void anyTokenHasClaimsOrNone(byte[] data) {
        AccessTokenClaims claims = AccessTokenClaims.of(new String(data, StandardCharsets.UTF_8));
        assertThat(claims.userId()).isNotNull();
        assertThat(claims.consent()).isNotNull();
    }
}
