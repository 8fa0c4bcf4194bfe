package io.xeroconnect.lab.coldstart;

import io.xeroconnect.lab.xero.FastXero;
import io.xeroconnect.lab.xero.Shops;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.store.FileTokenStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** The starts of the products, each with an expired connection to the same token endpoint. */
final class Starts implements AutoCloseable {
    /** The file that says what each product loads. */
    static final String CLASSES = "coldstart-classes.txt";

    private static final String REFRESH_TOKEN = "refresh-of-the-first-shop";

    private final FastXero xero;
    private final Path folder;
    private final Stopwatch stopwatch;
    private final Path stores;
    private final Shops expired;

    Starts(FastXero xero, Path folder) throws IOException {
        this.xero = xero;
        this.folder = folder;
        this.stopwatch = new Stopwatch(folder.resolve("coldstart-errors.log"));
        this.stores = Files.createTempDirectory(folder, "coldstart-stores");
        this.expired = Shops.agedBy(Duration.ofHours(1), xero);
    }

    /** Returns the milliseconds of each; a first round, which finds the files on the disk, does not count. */
    Map<Product, List<Double>> measure(List<Product> products, int rounds) throws IOException, InterruptedException {
        Map<Product, List<Double>> times = new LinkedHashMap<>();
        List<Product> order = new ArrayList<>(products);
        for (int round = 0; round <= rounds; round++) {
            // What one start leaves behind, in the processor and its caches, must not always favour the same next one.
            Collections.shuffle(order, new Random(round));
            for (Product product : order) {
                double millis = stopwatch.start(product.command(List.of(), words(product, "round-" + round)));
                if (round > 0) {
                    times.computeIfAbsent(product, p -> new ArrayList<>()).add(millis);
                }
            }
        }
        return times;
    }

    /** Writes which classes each loads; not timed, since the log is slow. */
    void profile(List<Product> products) throws IOException, InterruptedException {
        List<String> text = new ArrayList<>();
        for (Product product : products) {
            Path log = folder.resolve("coldstart-" + product.name() + ".classes");
            stopwatch.start(product.command(LoadedClasses.logging(log), words(product, "profile")));
            LoadedClasses loaded = LoadedClasses.read(log);
            text.add(product.title() + " loads " + loaded.total() + " classes");
            text.addAll(loaded.lines());
            Files.delete(log);
        }
        Files.write(folder.resolve(CLASSES), text);
    }

    private List<String> words(Product product, String store) {
        String address = xero.baseUri().toString();
        XeroApp app = Shops.APP;
        return switch (product.name()) {
            case "jdk" -> List.of(address, app.clientId(), app.clientSecret().orElseThrow(), REFRESH_TOKEN);
            case "library" -> {
                Path shops = stores.resolve(store);
                expired.fill(new FileTokenStore(shops), 1);
                yield List.of(
                        address,
                        app.clientId(),
                        app.clientSecret().orElseThrow(),
                        app.redirectUri().orElseThrow().toString(),
                        shops.toString(),
                        Shops.key(0).value());
            }
            case "spring-boot" ->
                List.of("--spring.security.oauth2.client.provider.xero.token-uri=" + address + "/connect/token");
            case "xero-sdk" ->
                List.of(address, app.clientId(), app.clientSecret().orElseThrow(), expiredToken(), REFRESH_TOKEN);
            default -> throw new IllegalArgumentException(product.name());
        };
    }

    /** As far as the SDK's way looks at it. */
    private static String expiredToken() {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String header = base64.encodeToString(
                "{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        String claims =
                base64.encodeToString("{\"exp\":1700000000}".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return header + "." + claims + ".c2lnbmF0dXJl";
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(stores)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
