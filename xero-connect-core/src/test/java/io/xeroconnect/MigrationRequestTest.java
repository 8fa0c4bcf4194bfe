package io.xeroconnect;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xeroconnect.migration.OAuth1Credentials;
import io.xeroconnect.migration.TenantType;
import io.xeroconnect.model.XeroEndpoints;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The very request that a migration sends, read and verified by those who share no code with what made it. */
final class MigrationRequestTest {
    private static final Pattern PARAMETER = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

    private final Shop shop = new Shop();
    private final OAuth1Credentials credentials =
            new Partner(shop).credentials(shop.organisation).withTenantType(TenantType.PRACTICE);

    private final CompletableFuture<String> received = new CompletableFuture<>();
    private final RawServer server = new RawServer(line -> {
        received.complete(line.read());
        line.answer("{}");
    });

    private Map<String, String> header = Map.of();
    private String request = "";

    @BeforeEach
    void migrate() {
        XeroEndpoints endpoints = XeroEndpoints.builder()
                .migration(server.uri().resolve("/oauth/migrate"))
                .build();
        try (ConnectionManager node =
                shop.node().endpoints(endpoints).app(shop.xeroApp()).build()) {
            node.migrate(Shop.KEY, credentials);
        }
        request = received.join();
        header = PARAMETER
                .matcher(line("Authorization: OAuth "))
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> decoded(found.group(2))));
    }

    @AfterEach
    void close() {
        server.close();
        shop.close();
    }

    private String line(String beginning) {
        Matcher found = Pattern.compile("(?m)^" + beginning + "(.*)$").matcher(request);
        assertThat(found.find()).as(beginning).isTrue();
        return found.group(1).strip();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** RFC 5849 §3.4.1; no name stands twice here, so a sorted map will do. */
    private byte[] base() {
        Map<String, String> signed = new TreeMap<>(header);
        signed.remove("oauth_signature");
        signed.put("tenantType", "PRACTICE");
        String parameters = signed.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        URI address = server.uri().resolve("/oauth/migrate");
        return ("POST&" + encoded(address.toString()) + "&" + encoded(parameters)).getBytes(US_ASCII);
    }

    private byte[] signature() {
        return Base64.getDecoder().decode(header.get("oauth_signature"));
    }

    @Test
    void itNamesTheTokenAndWhatWasAskedFor() {
        assertThat(request).startsWith("POST /oauth/migrate?tenantType=PRACTICE HTTP/1.1\r\n");
        assertThat(header)
                .containsEntry(
                        "oauth_token", credentials.signing().orElseThrow().accessToken())
                .containsEntry("oauth_signature_method", "RSA-SHA1")
                .containsEntry("oauth_version", "1.0")
                .doesNotContainKey("oauth_token_secret");
        assertThat(line("Content-Type: ")).isEqualTo("application/json");
        assertThat(line("Accept: ")).isEqualTo("application/json");
        assertThat(request.substring(request.indexOf("\r\n\r\n")))
                .contains("\"scope\":\"accounting.invoices accounting.settings.read offline_access\"")
                .contains("\"client_id\":\"" + shop.app.clientId() + "\"")
                .contains("\"client_secret\":\"" + shop.app.secret() + "\"");
    }

    @Test
    void theJdkAcceptsItsSignature() throws Exception {
        Signature verifier = Signature.getInstance("SHA1withRSA");
        verifier.initVerify(Partner.KEYS.getPublic());
        verifier.update(base());
        assertThat(verifier.verify(signature())).isTrue();
    }

    @Test
    void opensslAcceptsItsSignature(@TempDir Path folder) throws Exception {
        assumeTrue(isInstalled(), "openssl is not installed here");
        Files.write(folder.resolve("base"), base());
        Files.write(folder.resolve("signature"), signature());
        Files.writeString(
                folder.resolve("public.pem"),
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(Partner.KEYS.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        Process openssl = new ProcessBuilder(
                        "openssl", "dgst", "-sha1", "-verify", "public.pem", "-signature", "signature", "base")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(openssl.getInputStream().readAllBytes(), US_ASCII))
                .contains("Verified OK");
    }

    private static boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("openssl", "version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
