package io.xeroconnect.internal.oauth1;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.testing.http.MockHttpTransport;
import com.google.api.client.testing.http.MockLowLevelHttpRequest;
import com.google.api.client.testing.http.MockLowLevelHttpResponse;
import io.xeroconnect.internal.http.XeroHttp;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.migration.ConsentReason;
import io.xeroconnect.migration.OAuth1Credentials.Signing;
import io.xeroconnect.migration.OAuth1SigningKey;
import io.xeroconnect.migration.TenantType;
import io.xeroconnect.model.XeroApp;
import java.net.URI;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a 401 says where the HTTP client gives it away, as every transport but the JDK's does. */
final class MigrateReplyTest {
    private static final XeroApp APP =
            XeroApp.web("0".repeat(32), "hush", URI.create("https://pos.example/xero/callback"));

    private static MigrateOutcome answer(MockLowLevelHttpResponse response) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
        String pem =
                "-----BEGIN PRIVATE KEY-----" + Base64.getEncoder().encodeToString(key) + "-----END PRIVATE KEY-----";
        XeroHttp http = new XeroHttp(
                new MockHttpTransport.Builder()
                        .setLowLevelHttpRequest(new MockLowLevelHttpRequest().setResponse(response))
                        .build(),
                Duration.ofSeconds(10));
        return new MigrateEndpoint(http, URI.create("https://api.xero.com/oauth/migrate"), Time.of(Clock.systemUTC()))
                .swap(
                        new Signing("consumer", OAuth1SigningKey.fromPem(pem), "token"),
                        TenantType.ORGANISATION,
                        APP,
                        List.of("offline_access"));
    }

    @ParameterizedTest
    @CsvSource({
        "token_expired, TOKEN_EXPIRED",
        "token_rejected, TOKEN_REFUSED",
        "token_used, TOKEN_REFUSED",
        "consumer_key_refused, APP_REFUSED",
        "signature_method_rejected, APP_REFUSED",
        "timestamp_refused, CLOCK_WRONG",
        "additional_authorization_required, NOT_UNDERSTOOD"
    })
    void problemIsReadFromBodyAndHeader(String problem, ConsentReason reason) throws Exception {
        MigrateOutcome expected = new MigrateOutcome.Refused(reason, "(status 401)");
        assertThat(answer(new MockLowLevelHttpResponse()
                        .setStatusCode(401)
                        .setContentType("text/html")
                        .setContent("oauth_problem=" + problem + "&oauth_problem_advice=The%20access%20token")))
                .isEqualTo(expected);
        assertThat(answer(new MockLowLevelHttpResponse()
                        .setStatusCode(401)
                        .addHeader("WWW-Authenticate", "OAuth realm=\"x\", oauth_problem=\"" + problem + "\"")))
                .isEqualTo(expected);
    }

    @Test
    void lifeOfTheTokenMayBeTextOrNumberOrMissing() throws Exception {
        for (String life : List.of("\"expires_in\":\"1800\",", "\"expires_in\":1800,", "")) {
            long before = System.currentTimeMillis();
            MigrateOutcome outcome = answer(new MockLowLevelHttpResponse()
                    .setStatusCode(200)
                    .setContentType("application/json")
                    .setContent("{\"access_token\":\"a\",\"refresh_token\":\"r\"," + life
                            + "\"token_type\":\"Bearer\",\"xero_tenant_id\":\"t\"}"));
            assertThat(outcome)
                    .isInstanceOfSatisfying(MigrateOutcome.Swapped.class, swapped -> {
                        assertThat(swapped.reply().expiresAt() - before).isBetween(1_800_000L, 1_860_000L);
                        assertThat(swapped.tenantId()).isEqualTo("t");
                    })
                    .asString()
                    .contains("redacted");
        }
    }
}
