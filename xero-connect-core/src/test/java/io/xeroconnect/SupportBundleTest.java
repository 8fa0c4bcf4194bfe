package io.xeroconnect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Support gets what it needs to see of a connection, and nothing that could be used. */
final class SupportBundleTest {
    private static final Pattern TOKEN =
            Pattern.compile("\"(?:access_token|refresh_token|id_token)\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern FINGERPRINT = Pattern.compile("#[0-9a-f]{10}\\b");

    private final Shop shop = new Shop();
    private final Tampering between = new Tampering(shop.xero.baseUri());
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private final ConnectionManager node =
            shop.node().endpoints(between.endpoints()).deployment("shop floor").build();

    @AfterEach
    void close() {
        node.close();
        between.close();
        shop.close();
    }

    /** Remembers every token that Xero sends. */
    private String overhear(String reply) {
        TOKEN.matcher(reply).results().forEach(found -> secrets.add(found.group(1)));
        return reply;
    }

    private static Map<String, String> unzip(byte[] bundle) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle), UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
            }
        }
        return files;
    }

    private Map<String, String> bundle() throws IOException {
        return unzip(node.supportBundle(Shop.KEY));
    }

    private void live() {
        between.tokens(this::overhear);
        node.useApp(Shop.KEY, shop.xeroApp().withPreviousSecret("previous-secret-previous"));
        Consent consent = Consent.begin(node);
        secrets.add(consent.state());
        secrets.add(consent.cookie().replaceAll(".*=", ""));
        String query =
                shop.owner.allow(consent.request().uri(), shop.organisation).getRawQuery();
        secrets.add(Consent.parameters(query).getOrDefault("code", ""));
        consent.load(query);
        for (int i = 0; i < 2; i++) {
            node.refresh(Shop.KEY);
        }
        shop.xero.advance(ConsentCauses.TO_EXPIRED);
        shop.xero.faults().next(Endpoint.TOKEN, Fault.LOST_REPLY);
        Cause.attempt(() -> node.refresh(Shop.KEY));
    }

    @Test
    void holdsDiagnosisSettingsAndEvents() throws IOException {
        live();
        Map<String, String> files = bundle();
        assertThat(files.keySet()).isEqualTo(Set.of("diagnosis.txt", "diagnosis.json", "settings.txt", "events.txt"));
        assertThat(files.get("diagnosis.txt")).contains("app.accepted").contains("state.under-way");
        assertThat(files.get("diagnosis.json")).contains("\"id\": \"app.accepted\"");
        assertThat(files.get("settings.txt"))
                .contains("deployment: shop floor")
                .contains("store: io.xeroconnect.store.InMemoryTokenStore")
                .contains(shop.app.clientId())
                .contains("Corner Shop");
        assertThat(files.getOrDefault("events.txt", "").lines())
                .hasSize(4)
                .anySatisfy(line -> assertThat(line).contains(" authorized, then CONNECTED, access #"))
                .anySatisfy(line -> assertThat(line).contains(" refreshFailed, then CONNECTED"));
    }

    @Test
    void holdsNoSecretThatXeroEverIssued() throws IOException {
        live();
        secrets.add(shop.app.secret());
        secrets.add("previous-secret-previous");
        Map<String, String> files = bundle();
        assertThat(secrets)
                .hasSizeGreaterThan(12)
                .allSatisfy(secret -> assertThat(secret).hasSizeGreaterThan(15));
        assertThat(files.values()).allSatisfy(text -> assertThat(text).doesNotContain(secrets));
    }

    @Test
    void equalTokensHaveEqualMarksInOneManagerOnly() throws IOException {
        live();
        String settings = bundle().getOrDefault("settings.txt", "");
        assertThat(FINGERPRINT.matcher(settings).results()).hasSizeGreaterThanOrEqualTo(4);
        String living = line(settings, "living tokens");
        assertThat(line(bundle().getOrDefault("settings.txt", ""), "living tokens"))
                .isEqualTo(living);
        try (ConnectionManager other = shop.node().build()) {
            String elsewhere = unzip(other.supportBundle(Shop.KEY)).getOrDefault("settings.txt", "");
            assertThat(line(elsewhere, "living tokens")).isNotEqualTo(living);
        }
    }

    private static String line(String text, String name) {
        return Arrays.stream(text.split("\n"))
                .filter(line -> line.startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void onlyTheLastTwentyEventsAreKept() throws IOException {
        shop.connect();
        for (int i = 0; i < 25; i++) {
            shop.manager.refresh(Shop.KEY);
        }
        String events = unzip(shop.manager.supportBundle(Shop.KEY)).getOrDefault("events.txt", "");
        assertThat(events.lines())
                .hasSize(20)
                .allSatisfy(line -> assertThat(line).contains(" refreshed, then"));
    }

    @Test
    void bundleOfNothingSaysSo() throws IOException {
        Map<String, String> files = bundle();
        assertThat(files.get("events.txt")).isEqualTo("This process has seen no event of this connection.\n");
        assertThat(files.get("diagnosis.txt")).contains("app.missing");
    }

    @Test
    void bundleOfAFailingStoreIsStillMade() throws IOException {
        SpoiltStore store = new SpoiltStore();
        store.failReading();
        try (ConnectionManager broken = ConnectionManager.builder(store)
                .app(XeroApp.web(shop.app.clientId(), shop.app.secret(), Shop.CALLBACK))
                .endpoints(XeroEndpoints.at(shop.xero.baseUri()))
                .keepAlive(Duration.ZERO)
                .build()) {
            assertThat(unzip(broken.supportBundle(Shop.KEY)).get("settings.txt"))
                    .contains("record: not read");
        }
    }
}
