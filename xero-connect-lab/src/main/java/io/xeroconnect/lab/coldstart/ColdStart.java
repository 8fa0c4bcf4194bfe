package io.xeroconnect.lab.coldstart;

import io.xeroconnect.lab.report.Effort;
import io.xeroconnect.lab.report.Experiment;
import io.xeroconnect.lab.report.Row;
import io.xeroconnect.lab.xero.FastXero;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Small products in processes of their own, in turns: how soon each holds a token, and what it carries for that. */
public final class ColdStart implements Experiment {
    private static final int QUICK_ROUNDS = 5;
    private static final int FULL_ROUNDS = 15;
    private static final String HOW =
            "Median of %d starts of each, in another order each time: from the start of the process to the line"
                    + " that it prints when it holds the token, without any option for the JVM. Each has a connection whose token"
                    + " has expired: the library in a folder, from which it reads it and where it keeps the new one durably;"
                    + " Spring in memory; the SDK's way (the README's TokenRefresh, with the JSON factory that 4.29.1 brings)"
                    + " stores nothing. The control sends the request with the JDK's HttpURLConnection and reads no JSON.";
    private static final String LIMIT =
            "How many classes each product loads, and whose they are, is in " + Starts.CLASSES + ".";
    private static final String SIZE =
            "All jars that Maven puts on the class path of a product with the dependencies that this takes,"
                    + " its own included. MSAL4J is reported for its size only: it speaks to https authorities alone.";

    /** Needed by the framework. */
    public ColdStart() {}

    @Override
    public String name() {
        return "coldstart";
    }

    @Override
    public List<Row> measure(Effort effort, Path folder) throws Exception {
        Product.buildAll(folder.resolve("coldstart-maven.log"));
        Product jdk = Product.of("jdk", "the JDK alone");
        Product library = Product.of("library", "xero-connect");
        List<Product> rivals = List.of(
                Product.of("spring-boot", "Spring Boot 3.5.16 + oauth2-client"),
                Product.of("xero-sdk", "xero-java 4.29.1, the README's way"));
        List<Product> started = new ArrayList<>(List.of(jdk, library));
        started.addAll(rivals);
        int rounds = effort == Effort.QUICK ? QUICK_ROUNDS : FULL_ROUNDS;
        List<Row> rows = new ArrayList<>();
        try (FastXero xero = FastXero.start();
                Starts starts = new Starts(xero, folder)) {
            Map<Product, Double> medians = starts.measure(started, rounds);
            starts.profile(started);
            rows.add(first(medians, jdk, library, rivals)
                    .note(HOW.formatted(rounds))
                    .limit(LIMIT));
        }
        List<Product> others = new ArrayList<>(rivals);
        others.add(Product.of("msal4j", "MSAL4J 1.23.1"));
        rows.add(size("bytes added", "bytes", library, rivals, others, Product::bytes));
        rows.add(size(
                "jars added",
                "jars",
                library,
                rivals,
                others,
                product -> product.jars().size()));
        return rows;
    }

    private static Row first(Map<Product, Double> medians, Product jdk, Product library, List<Product> rivals) {
        double ours = median(medians, library);
        Map<String, Double> peers = new LinkedHashMap<>();
        rivals.forEach(rival -> peers.put(rival.title(), median(medians, rival)));
        double fastest =
                peers.values().stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        return Row.of("coldstart: first token", ours, "ms")
                .control(median(medians, jdk))
                .peers(peers)
                .ratio(ours / fastest)
                .goal("sooner than each peer", ours < fastest);
    }

    private static double median(Map<Product, Double> medians, Product product) {
        return Objects.requireNonNull(medians.get(product));
    }

    /** A figure of a product. */
    private interface Size {
        double of(Product product) throws IOException;
    }

    private static Row size(
            String what, String unit, Product library, List<Product> rivals, List<Product> others, Size size)
            throws IOException {
        Map<String, Double> peers = new LinkedHashMap<>();
        for (Product other : others) {
            peers.put(other.title(), size.of(other));
        }
        double ours = size.of(library);
        double smallest = rivals.stream()
                .mapToDouble(rival -> Objects.requireNonNull(peers.get(rival.title())))
                .min()
                .orElseThrow();
        return Row.of("coldstart: " + what, ours, unit)
                .peers(peers)
                .ratio(ours / smallest)
                .goal("less than Spring Boot and the SDK", ours < smallest)
                .note(SIZE);
    }
}
