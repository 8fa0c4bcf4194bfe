package io.xeroconnect.internal.oauth1;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.wire.Answering;
import io.xeroconnect.migration.OAuth1Credentials.Signing;
import io.xeroconnect.migration.OAuth1SigningKey;
import io.xeroconnect.migration.TenantType;
import io.xeroconnect.model.XeroApp;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Whatever the migrate endpoint answers is an outcome, and shows no secret. */
final class MigrateAnswerFuzzTest {
    private static final int[] STATUS = {200, 400, 401, 403, 404, 410, 429, 500, 503, 302, 204};
    private static final XeroApp APP =
            XeroApp.web("0".repeat(32), "hush", URI.create("https://pos.example/xero/callback"));
    private static final Signing SIGNING = new Signing("consumer-key", key(), "token-of-the-test");

    /** Signing is not what is fuzzed, so a short key serves. */
    private static OAuth1SigningKey key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            return OAuth1SigningKey.fromPem("-----BEGIN PRIVATE KEY-----"
                    + Base64.getEncoder().encodeToString(key) + "-----END PRIVATE KEY-----");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @FuzzTest(maxDuration = "10m")
    void anyAnswerIsAnOutcome(byte[] data) {
        int status = data.length == 0 ? 200 : STATUS[(data[0] & 0xFF) % STATUS.length];
        byte[] body = data.length == 0 ? data : Arrays.copyOfRange(data, 1, data.length);
        MigrateEndpoint endpoint = new MigrateEndpoint(
                Answering.http(status, body),
                URI.create("https://api.xero.com/oauth/migrate"),
                Time.of(Clock.systemUTC()));
        MigrateOutcome outcome = endpoint.swap(SIGNING, TenantType.ORGANISATION, APP, List.of("offline_access"));
        assertThat(outcome.toString()).doesNotContain("hush").doesNotContain("token-of-the-test");
    }
}
