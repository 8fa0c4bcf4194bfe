package io.xeroconnect.internal.oauth1;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xeroconnect.internal.time.Time;
import io.xeroconnect.migration.OAuth1SigningKey;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxUser;
import io.xeroconnect.sandbox.XeroSandbox;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is signed here is accepted by those who share no code with it. */
final class PartnerSignatureTest {
    /** RFC 8017 §9.2, note 1: the DER of a SHA-1 DigestInfo. */
    private static final String SHA1_INFO = "3021300906052b0e03021a05000414";

    private static final String BASE = "POST&https%3A%2F%2Fapi.xero.com%2Foauth%2Fmigrate&oauth_nonce%3Dn-1";

    private final KeyPair keys = keys();

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private PartnerSignature signature(String consumerKey, Time time) {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        return new PartnerSignature(consumerKey, OAuth1SigningKey.fromPem(pem).privateKey(), time);
    }

    private byte[] signed() {
        Time time = Time.of(java.time.Clock.systemUTC());
        return Base64.getDecoder().decode(signature("key", time).sign(BASE));
    }

    /** By the definition, with nothing but large numbers: s^e mod n is the padded digest (RFC 8017 §8.2.2). */
    @Test
    void signatureIsTheOneOfPkcs1() throws GeneralSecurityException {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        BigInteger message = new BigInteger(1, signed()).modPow(key.getPublicExponent(), key.getModulus());
        String digest = SHA1_INFO
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(BASE.getBytes(US_ASCII)));
        int length = key.getModulus().bitLength() / 4;
        String padded = "0001" + "ff".repeat((length - digest.length()) / 2 - 3) + "00" + digest;
        assertThat(message).isEqualTo(new BigInteger(padded, 16));
    }

    @Test
    void opensslAcceptsIt(@TempDir Path folder) throws Exception {
        assumeTrue(isInstalled(), "openssl is not installed here");
        Files.write(folder.resolve("base"), BASE.getBytes(US_ASCII));
        Files.write(folder.resolve("signature"), signed());
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        Files.writeString(folder.resolve("public.pem"), pem);
        assertThat(verdict(folder)).contains("Verified OK");
        Files.write(folder.resolve("base"), (BASE + "x").getBytes(US_ASCII));
        assertThat(verdict(folder)).doesNotContain("Verified OK");
    }

    private static boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("openssl", "version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String verdict(Path folder) throws IOException, InterruptedException {
        Process openssl = new ProcessBuilder(
                        "openssl", "dgst", "-sha1", "-verify", "public.pem", "-signature", "signature", "base")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(openssl.getInputStream().readAllBytes(), US_ASCII);
        openssl.waitFor();
        return said;
    }

    @Test
    void migrateEndpointAcceptsItOnce() throws Exception {
        try (XeroSandbox xero = XeroSandbox.start()) {
            SandboxUser owner = xero.addUser("owner@shop.example");
            SandboxApp app = xero.addWebApp("Till", URI.create("https://pos.example/xero/callback"));
            PartnerSignature partner = signature(app.enableOAuth1(keys.getPublic()), Time.of(xero.clock()));
            String token = app.issueOAuth1Token(owner, xero.addOrganisation("Corner Shop", owner));
            URI uri = URI.create(xero.baseUri() + "/oauth/migrate?tenantType=ORGANISATION");
            String header = partner.header("POST", uri, token);
            assertThat(send(app, uri, header)).contains("xero_tenant_id");
            assertThat(send(app, uri, header)).contains("oauth_problem=nonce_used");
            assertThat(send(app, uri, partner.header("POST", uri, token))).contains("xero_tenant_id");
            URI other = URI.create(xero.baseUri() + "/oauth/migrate");
            assertThat(send(app, uri, partner.header("POST", other, token)))
                    .contains("oauth_problem=signature_invalid");
        }
    }

    private static String send(SandboxApp app, URI uri, String authorization) throws Exception {
        String body = "{\"scope\":\"offline_access accounting.settings.read\",\"client_id\":\"" + app.clientId()
                + "\",\"client_secret\":\"" + app.secret() + "\"}";
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void textFormShowsNoKey() {
        Time time = Time.of(java.time.Clock.systemUTC());
        assertThat(signature("key", time)).hasToString("PartnerSignature[key, key redacted]");
    }
}
