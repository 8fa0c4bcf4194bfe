package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.sandbox.internal.http.Json;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A token of OAuth 1.0a is swapped for a token set, if the signature is right and all is still valid. */
final class MigrateTest {
    private static final KeyPair PARTNER = keys();
    private static final String SCOPES = "offline_access accounting.settings.read";

    private final XeroSandbox sandbox = XeroSandbox.start();
    private final Shop shop = Shop.in(sandbox);
    private final String consumerKey = shop.app().enableOAuth1(PARTNER.getPublic());
    private final String token = shop.app().issueOAuth1Token(shop.user(), shop.books());

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One request, whose base string is written out by hand. */
    private final class Call {
        private String query = "?tenantType=ORGANISATION";
        private String inHeader = "";
        private String signedTenantType = "&tenantType=ORGANISATION";
        private String method = "RSA-SHA1";
        private String nonce = UUID.randomUUID().toString();
        private long timestamp = sandbox.clock().instant().getEpochSecond();
        private String scope = SCOPES;
        private String secret = shop.app().secret();
        private String body = "";
        private KeyPair signer = PARTNER;

        HttpResponse<String> send() {
            String protocol = "oauth_consumer_key=" + consumerKey + "&oauth_nonce=" + nonce + "&oauth_signature_method="
                    + method + "&oauth_timestamp=" + timestamp + "&oauth_token=" + token + "&oauth_version=1.0"
                    + signedTenantType;
            String base = "POST&" + encode(sandbox.baseUri() + "/oauth/migrate") + "&" + encode(protocol);
            String header = "OAuth oauth_consumer_key=\"" + consumerKey + "\", oauth_token=\"" + token
                    + "\", oauth_signature_method=\"" + method + "\", oauth_timestamp=\"" + timestamp
                    + "\", oauth_nonce=\"" + nonce + "\", oauth_version=\"1.0\"" + inHeader + ", oauth_signature=\""
                    + encode(sign(base, signer)) + "\"";
            return shop.client()
                    .send(
                            "/oauth/migrate" + query,
                            body.isEmpty() ? body() : body,
                            "Authorization",
                            header,
                            "Content-Type",
                            "application/json");
        }

        private String body() {
            return Json.write(Map.of("scope", scope, "client_id", shop.app().clientId(), "client_secret", secret));
        }
    }

    private static String sign(String base, KeyPair keys) {
        try {
            Signature signer = Signature.getInstance("SHA1withRSA");
            signer.initSign(keys.getPrivate());
            signer.update(base.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private void requireProblem(String name, HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).startsWith("oauth_problem=" + name + "&oauth_problem_advice=");
    }

    private void requireErrors(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestClient.json(response)).containsOnlyKeys("errors");
    }

    @Test
    void tokenSetHasItsLifeAsTextAndNamesTheTenant() {
        HttpResponse<String> response = new Call().send();
        assertThat(response.statusCode()).isEqualTo(200);
        Map<String, Object> body = TestClient.json(response);
        assertThat(body)
                .containsOnlyKeys("access_token", "refresh_token", "expires_in", "token_type", "xero_tenant_id")
                .containsEntry("expires_in", "1800")
                .containsEntry("xero_tenant_id", shop.books().tenantId().toString());
        HttpResponse<String> connections = shop.client().connections(String.valueOf(body.get("access_token")));
        assertThat(connections.body()).contains(shop.books().tenantId().toString());
        assertThat(shop.client()
                        .refresh(shop.app(), String.valueOf(body.get("refresh_token")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void tenantTypeMayStandInTheHeaderOrNotAtAll() {
        Call inHeader = new Call();
        inHeader.query = "";
        inHeader.inHeader = ", tenantType=\"ORGANISATION\"";
        assertThat(inHeader.send().statusCode()).isEqualTo(200);
        Call without = new Call();
        without.query = "";
        without.signedTenantType = "";
        assertThat(without.send().statusCode()).isEqualTo(200);
    }

    @Test
    void whatWasNotSignedOrByAnotherKeyIsRefused() {
        Call unsigned = new Call();
        unsigned.signedTenantType = "";
        requireProblem("signature_invalid", unsigned.send());
        Call stranger = new Call();
        stranger.signer = keys();
        requireProblem("signature_invalid", stranger.send());
        Call hmac = new Call();
        hmac.method = "HMAC-SHA1";
        requireProblem("signature_method_rejected", hmac.send());
    }

    @Test
    void nonceServesOnce() {
        Call call = new Call();
        assertThat(call.send().statusCode()).isEqualTo(200);
        requireProblem("nonce_used", call.send());
    }

    @Test
    void timestampIsNow() {
        for (long off : new long[] {-310, 310}) {
            Call call = new Call();
            call.timestamp += off;
            requireProblem("timestamp_refused", call.send());
        }
    }

    @Test
    void tokenLivesHalfAnHour() {
        sandbox.advance(Duration.ofMinutes(30));
        requireProblem("token_expired", new Call().send());
    }

    @Test
    void requestWithoutSignatureIsRefused() {
        requireProblem(
                "parameter_absent", shop.client().send("/oauth/migrate", "{}", "Content-Type", "application/json"));
    }

    @Test
    void wrongSecretScopeTypeOrBodyIsAnError() {
        Call secret = new Call();
        secret.secret = "wrong";
        requireErrors(secret.send());
        Call scope = new Call();
        scope.scope = "accounting.settings.read";
        requireErrors(scope.send());
        Call type = new Call();
        type.query = "?tenantType=PRACTICE";
        type.signedTenantType = "&tenantType=PRACTICE";
        requireErrors(type.send());
        Call body = new Call();
        body.body = "scope=offline_access";
        requireErrors(body.send());
    }

    @Test
    void retiredEndpointAnswersEverybodyAlike() {
        Map<OAuth1Retirement, Integer> answers = Map.of(
                OAuth1Retirement.NOT_FOUND, 404,
                OAuth1Retirement.GONE, 410,
                OAuth1Retirement.OAUTH_PROBLEM, 401,
                OAuth1Retirement.HTML, 200,
                OAuth1Retirement.JSON_ERRORS, 400,
                OAuth1Retirement.REDIRECT, 302);
        assertThat(answers).containsOnlyKeys(OAuth1Retirement.values());
        answers.forEach((how, status) -> {
            sandbox.retireOAuth1(how);
            HttpResponse<String> response = new Call().send();
            assertThat(response.statusCode()).as("%s", how).isEqualTo(status);
            assertThat(response.body()).doesNotContain("access_token");
        });
    }
}
