package io.xeroconnect.lab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.style.Styler;

/** Bars of the library, its control and its peers, one drawing for each unit that an experiment has. */
final class Chart {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 440;
    private static final int LINE = 30;
    private static final int LIGHTEST = 255;
    private static final float THIN = 0.5f;
    private static final int SLANT = 15;
    private static final int SMALL = 11;
    private static final int TEN = 10;
    private static final double WIDE_SPAN = 50;
    private static final Map<String, Color> COLOURS = Map.of(
            "xero-connect", new Color(0x0b5394),
            "control", new Color(0x999999),
            "bare", new Color(0x674ea7),
            "google", new Color(0xcc4125),
            "AWS", new Color(0xe69138),
            "Spring", new Color(0x38761d),
            "xero-java", new Color(0x45818e),
            "MSAL4J", new Color(0x783f04));

    private Chart() {}

    /** Draws, and returns the names of the files. */
    static List<String> draw(String experiment, List<Row> rows, Path folder) throws IOException {
        Map<String, List<Row>> byUnit =
                rows.stream().collect(Collectors.groupingBy(Row::unit, LinkedHashMap::new, Collectors.toList()));
        byUnit.values().removeIf(Chart::saysNothing);
        List<String> files = new ArrayList<>();
        for (Map.Entry<String, List<Row>> unit : byUnit.entrySet()) {
            String name = byUnit.size() == 1
                    ? experiment
                    : experiment + "-" + unit.getKey().replaceAll("[^A-Za-z0-9]+", "-");
            Path file = folder.resolve(name + ".svg");
            VectorGraphicsEncoder.saveVectorGraphic(
                    chart(experiment, unit.getKey(), unit.getValue()),
                    file.toString(),
                    VectorGraphicsEncoder.VectorGraphicsFormat.SVG);
            Files.writeString(file, rounded(Files.readString(file)));
            files.add(file.getFileName().toString());
        }
        return files;
    }

    /** Bars that have nothing beside them, or the same. */
    private static boolean saysNothing(List<Row> rows) {
        return rows.stream()
                .allMatch(row -> row.peers().isEmpty()
                        && row.control().map(row.figure()::equals).orElse(true));
    }

    /** Letters are drawn as outlines; a tenth of a pixel is enough for them and a quarter of the bytes. */
    private static String rounded(String svg) {
        return svg.replaceAll("(\\.\\d)\\d+", "$1").replaceAll("(?m)^ +", "");
    }

    private static CategoryChart chart(String experiment, String unit, List<Row> rows) {
        Map<String, List<@Nullable Double>> series = series(rows);
        boolean wide = spansWidely(rows);
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT + series.size() * LINE)
                .title(experiment)
                .yAxisTitle(unit
                        + (unit.endsWith("/s") ? ", higher is better" : ", lower is better")
                        + (wide ? " (logarithmic)" : ""))
                .build();
        // One below the other, since a line of long names is cut at the edge.
        chart.getStyler()
                .setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendLayout(Styler.LegendLayout.Vertical)
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false);
        // Each dash of a line would be an element of its own.
        chart.getStyler().setPlotGridLinesStroke(new BasicStroke(THIN));
        chart.getStyler()
                .setXAxisLabelRotation(SLANT)
                .setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, SMALL));
        if (wide) {
            chart.getStyler().setYAxisLogarithmic(true).setYAxisMin(floor(rows));
        }
        List<String> cases = rows.stream().map(Row::label).toList();
        double missing = wide ? floor(rows) : 0;
        Set<Color> used = new HashSet<>();
        series.forEach((name, figures) -> chart.addSeries(
                        name,
                        cases,
                        figures.stream()
                                .map(figure -> figure == null ? missing : figure)
                                .toList())
                .setFillColor(colour(name, used)));
        return chart;
    }

    /** The same in every chart; of two of one house the second is lighter. */
    private static Color colour(String name, Set<Color> used) {
        Color own = COLOURS.entrySet().stream()
                .filter(house -> name.contains(house.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Color.DARK_GRAY);
        while (!used.add(own)) {
            own = new Color(lighter(own.getRed()), lighter(own.getGreen()), lighter(own.getBlue()));
        }
        return own;
    }

    private static int lighter(int part) {
        return (part + LIGHTEST) / 2;
    }

    /** What was not measured is null, and has no bar. */
    private static Map<String, List<@Nullable Double>> series(List<Row> rows) {
        Map<String, List<@Nullable Double>> series = new LinkedHashMap<>();
        series.put("xero-connect", figures(rows, row -> row.figure().value()));
        if (rows.stream().anyMatch(row -> row.control().isPresent())) {
            series.put(
                    "control",
                    figures(rows, row -> row.control().map(Figure::value).orElse(null)));
        }
        Set<String> peers = new LinkedHashSet<>();
        rows.forEach(row -> peers.addAll(row.peers().keySet()));
        peers.forEach(peer -> series.put(peer, figures(rows, row -> row.peers().get(peer))));
        return series;
    }

    private static List<@Nullable Double> figures(List<Row> rows, Function<Row, @Nullable Double> figure) {
        List<@Nullable Double> figures = new ArrayList<>();
        rows.forEach(row -> figures.add(figure.apply(row)));
        return figures;
    }

    /** A logarithmic axis only where a linear one would hide the smallest bar. */
    private static boolean spansWidely(List<Row> rows) {
        DoubleSummaryStatistics all = measured(rows);
        return all.getCount() > 0 && all.getMin() > 0 && all.getMax() / all.getMin() > WIDE_SPAN;
    }

    /** The power of ten under the smallest bar. */
    private static double floor(List<Row> rows) {
        return Math.pow(TEN, Math.floor(Math.log10(measured(rows).getMin())));
    }

    private static DoubleSummaryStatistics measured(List<Row> rows) {
        return series(rows).values().stream()
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
    }
}
