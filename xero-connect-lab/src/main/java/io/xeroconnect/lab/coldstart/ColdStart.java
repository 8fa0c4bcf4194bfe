package io.xeroconnect.lab.coldstart;

import io.xeroconnect.lab.report.Effort;
import io.xeroconnect.lab.report.Experiment;
import io.xeroconnect.lab.report.Figure;
import io.xeroconnect.lab.report.Row;
import io.xeroconnect.lab.xero.FastXero;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Small products in processes of their own, in turns: how soon each holds a token, and what it carries for that. */
public final class ColdStart implements Experiment {
    private static final int QUICK_ROUNDS = 5;
    private static final int FULL_ROUNDS = 15;
    private static final double MEGABYTE = 1e6;
    private static final String LIMIT =
            "How many classes each product loads, and whose they are, is in " + Starts.CLASSES + ".";

    /** Needed by the framework. */
    public ColdStart() {}

    @Override
    public String name() {
        return "coldstart";
    }

    @Override
    public String about() {
        return "A till is switched on and must be able to sell, and what a product ships it must also keep up to date. A time is"
                + " from the start of a process to the line that it prints when it holds a token, without any option for the"
                + " JVM; the products start in turns, in another order each time. Each has a connection whose token has"
                + " expired: the library in a folder, from which it reads it and where it keeps the new one durably; Spring in"
                + " memory; the SDK's way (its README's TokenRefresh, with the JSON factory that it brings) stores nothing."
                + " Control: the request alone, by the JDK's HttpURLConnection, and no JSON read. Bytes and jars are all that"
                + " Maven puts on the class path of a product for it, its own included. Ratio: to the better of Spring Boot and"
                + " the SDK. MSAL4J speaks to https authorities alone, so only its size is reported; it is no part of the goal.";
    }

    @Override
    public List<Row> measure(Effort effort, Path folder) throws Exception {
        Product.buildAll(folder.resolve("coldstart-maven.log"));
        Product jdk = Product.of("jdk", "the JDK alone", "");
        Product library = Product.of("library", "xero-connect", "");
        List<Product> rivals = List.of(
                Product.of("spring-boot", "Spring Boot %s + oauth2-client", "spring-boot"),
                Product.of("xero-sdk", "xero-java %s, the README's way", "xero-java"));
        List<Product> started = new ArrayList<>(List.of(jdk, library));
        started.addAll(rivals);
        int rounds = effort == Effort.QUICK ? QUICK_ROUNDS : FULL_ROUNDS;
        List<Row> rows = new ArrayList<>();
        try (FastXero xero = FastXero.start();
                Starts starts = new Starts(xero, folder)) {
            Map<Product, List<Double>> times = starts.measure(started, rounds);
            starts.profile(started);
            rows.add(first(times, jdk, library, rivals)
                    .note(rounds + " starts of each.")
                    .limit(LIMIT));
        }
        List<Product> others = new ArrayList<>(rivals);
        others.add(Product.of("msal4j", "MSAL4J %s", "msal4j"));
        rows.add(size("bytes added", "MB", library, rivals, others, product -> product.bytes() / MEGABYTE));
        rows.add(size(
                "jars added",
                "jars",
                library,
                rivals,
                others,
                product -> product.jars().size()));
        return rows;
    }

    private static Row first(Map<Product, List<Double>> times, Product jdk, Product library, List<Product> rivals) {
        Map<String, Double> peers = new LinkedHashMap<>();
        rivals.forEach(rival -> peers.put(rival.title(), median(times, rival)));
        Product fastest = Collections.min(rivals, Comparator.comparingDouble(rival -> median(times, rival)));
        Figure ratio = Figure.ratio(of(times, library), of(times, fastest));
        return Row.of("coldstart: first token", Figure.of(of(times, library)), "ms")
                .control(Figure.of(of(times, jdk)))
                .peers(peers)
                .ratio(ratio)
                .goal("sooner than Spring Boot and the SDK", ratio.value() < 1);
    }

    private static List<Double> of(Map<Product, List<Double>> times, Product product) {
        return Objects.requireNonNull(times.get(product));
    }

    private static double median(Map<Product, List<Double>> times, Product product) {
        return Figure.of(of(times, product)).value();
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
                .goal("less than Spring Boot and the SDK", ours < smallest);
    }
}
