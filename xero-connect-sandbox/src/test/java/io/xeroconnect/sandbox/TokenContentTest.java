package io.xeroconnect.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.sandbox.internal.http.Form;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(XeroSandboxExtension.class)
class TokenContentTest {
    private XeroSandbox sandbox;
    private TestClient client;
    private Shop shop;

    @BeforeEach
    void open(XeroSandbox fresh) {
        sandbox = fresh;
        shop = Shop.in(fresh);
        client = shop.client();
    }

    @Test
    void accessTokenHasXerosClaims() {
        Map<String, Object> claims = Tokens.claims(shop.connect().access());
        assertThat(claims)
                .containsOnlyKeys(
                        "nbf",
                        "exp",
                        "iss",
                        "aud",
                        "client_id",
                        "sub",
                        "auth_time",
                        "xero_userid",
                        "global_session_id",
                        "sid",
                        "jti",
                        "authentication_event_id",
                        "scope",
                        "amr")
                .containsEntry("iss", sandbox.baseUri().toString())
                .containsEntry("aud", sandbox.baseUri() + "/resources")
                .containsEntry("client_id", shop.app().clientId())
                .containsEntry("xero_userid", shop.user().id().toString())
                .containsEntry("scope", List.of(TestClient.SCOPES.split(" ", -1)));
        assertThat(number(claims, "exp") - number(claims, "nbf")).isEqualTo(1800);
        assertThat(String.valueOf(claims.get("sub"))).matches("[0-9a-f]{32}");
    }

    @Test
    void idTokenHasXerosClaims() {
        Form request = client.request(shop.app()).add("nonce", "nonce-1");
        String code = TestClient.parameters(shop.user().allow(client.authorizationUri(request)))
                .get("code");
        Map<String, Object> claims =
                Tokens.claims(Tokens.of(client.exchange(shop.app(), code)).id());
        assertThat(claims)
                .containsEntry("iss", sandbox.baseUri().toString())
                .containsEntry("aud", shop.app().clientId())
                .containsEntry("nonce", "nonce-1")
                .containsEntry("email", "owner@shop.example")
                .containsEntry("preferred_username", "owner@shop.example")
                .containsKeys("iat", "nbf", "sub", "sid", "auth_time", "at_hash", "amr", "given_name", "family_name")
                .doesNotContainKey("authentication_event_id");
        assertThat(number(claims, "exp") - number(claims, "iat")).isEqualTo(300);
    }

    @Test
    void accessTokenHashFitsTheAccessToken() throws GeneralSecurityException {
        Tokens tokens = shop.connect();
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(tokens.access().getBytes(US_ASCII));
        assertThat(Tokens.claims(tokens.id()))
                .containsEntry(
                        "at_hash", Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16)));
    }

    @Test
    void idTokenOfARefreshHasNoNonce() {
        Form request = client.request(shop.app()).add("nonce", "nonce-1");
        String code = TestClient.parameters(shop.user().allow(client.authorizationUri(request)))
                .get("code");
        Tokens first = Tokens.of(client.exchange(shop.app(), code));
        Tokens second = Tokens.of(client.refresh(shop.app(), first.refresh()));
        assertThat(Tokens.claims(second.id())).doesNotContainKey("nonce");
    }

    @Test
    void personalClaimsNeedTheirScopes() {
        Form request = client.request(shop.app()).remove("scope").add("scope", "openid accounting.settings");
        String code = TestClient.parameters(shop.user().allow(client.authorizationUri(request)))
                .get("code");
        assertThat(Tokens.claims(Tokens.of(client.exchange(shop.app(), code)).id()))
                .doesNotContainKeys("email", "preferred_username", "given_name");
    }

    @Test
    void tokensAreSignedWithThePublishedKey() throws GeneralSecurityException {
        Tokens tokens = shop.connect();
        assertThat(isSigned(tokens.access())).isTrue();
        assertThat(isSigned(tokens.id())).isTrue();
        assertThat(isSigned(tokens.access().replace(".ey", ".eY"))).isFalse();
    }

    @Test
    void headerNamesThePublishedKey() {
        Map<String, Object> header = Tokens.header(shop.connect().access());
        assertThat(header).containsEntry("alg", "RS256").containsEntry("typ", "JWT");
        assertThat(String.valueOf(header.get("kid"))).matches("[0-9A-F]{40}");
        assertThat(key()).containsEntry("kid", header.get("kid")).containsEntry("x5t", header.get("x5t"));
    }

    @Test
    void discoveryDescribesThisServer() {
        String base = sandbox.baseUri().toString();
        assertThat(TestClient.json(client.get("/.well-known/openid-configuration")))
                .containsEntry("issuer", base)
                .containsEntry("authorization_endpoint", base + "/identity/connect/authorize")
                .containsEntry("token_endpoint", base + "/connect/token")
                .containsEntry("revocation_endpoint", base + "/connect/revocation")
                .containsEntry("jwks_uri", base + "/.well-known/openid-configuration/jwks");
    }

    private boolean isSigned(String jwt) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(unsigned(key().get("n")), unsigned(key().get("e")))));
        int end = jwt.lastIndexOf('.');
        signature.update(jwt.substring(0, end).getBytes(US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(jwt.substring(end + 1)));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> key() {
        Map<String, Object> set = TestClient.json(client.get("/.well-known/openid-configuration/jwks"));
        return ((List<Map<String, Object>>) set.getOrDefault("keys", List.of())).get(0);
    }

    private static BigInteger unsigned(@Nullable Object base64) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(String.valueOf(base64)));
    }

    private static long number(Map<String, Object> claims, String name) {
        return Long.parseLong(String.valueOf(claims.get(name)));
    }
}
