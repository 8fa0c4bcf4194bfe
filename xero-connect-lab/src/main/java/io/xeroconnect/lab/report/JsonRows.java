package io.xeroconnect.lab.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows for programs. What a row does not have is null; a range is the smallest and the largest of several. */
final class JsonRows {
    private JsonRows() {}

    static void write(List<Row> rows, Path file) throws IOException {
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(file.toFile(), rows.stream().map(JsonRows::fields).toList());
    }

    private static Map<String, Object> fields(Row row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", row.name());
        put(fields, "figure", Optional.of(row.figure()));
        fields.put("unit", row.unit());
        put(fields, "control", row.control());
        fields.put("peers", row.peers());
        put(fields, "ratio", row.ratio());
        fields.put("goal", row.goal());
        fields.put("met", row.met().orElse(null));
        fields.put("note", row.note());
        fields.put("limit", row.limit());
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, Optional<Figure> figure) {
        fields.put(name, figure.map(Figure::value).orElse(null));
        fields.put(name + "Range", figure.map(JsonRows::range).orElse(null));
    }

    private static @Nullable List<Double> range(Figure figure) {
        return figure.isRange() ? List.of(figure.least(), figure.most()) : null;
    }
}
