package io.xeroconnect.lab.report;

import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
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
    private static final int HEIGHT = 480;
    private static final int SLANT = 15;
    private static final int SMALL = 11;
    private static final int TEN = 10;
    private static final double WIDE_SPAN = 50;

    private Chart() {}

    static void draw(String experiment, List<Row> rows, Path folder) throws IOException {
        Map<String, List<Row>> byUnit = rows.stream()
                .filter(row -> row.control().isPresent() || !row.peers().isEmpty())
                .collect(Collectors.groupingBy(Row::unit, LinkedHashMap::new, Collectors.toList()));
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
        }
    }

    /** Letters are drawn as outlines; a tenth of a pixel is enough for them and a quarter of the bytes. */
    private static String rounded(String svg) {
        return svg.replaceAll("(\\.\\d)\\d+", "$1").replaceAll("(?m)^ +", "");
    }

    private static CategoryChart chart(String experiment, String unit, List<Row> rows) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(experiment)
                .yAxisTitle(unit)
                .build();
        chart.getStyler()
                .setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendLayout(Styler.LegendLayout.Horizontal)
                .setChartBackgroundColor(Color.WHITE);
        chart.getStyler()
                .setXAxisLabelRotation(SLANT)
                .setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, SMALL));
        if (spansWidely(rows)) {
            chart.getStyler().setYAxisLogarithmic(true).setYAxisMin(floor(rows));
        }
        List<String> cases = rows.stream().map(Row::label).toList();
        double missing = spansWidely(rows) ? floor(rows) : 0;
        series(rows)
                .forEach((name, figures) -> chart.addSeries(
                        name,
                        cases,
                        figures.stream()
                                .map(figure -> figure == null ? missing : figure)
                                .toList()));
        return chart;
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
