package io.xeroconnect.lab.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows for programs. What a row does not have is null. */
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
        fields.put("figure", row.figure());
        fields.put("unit", row.unit());
        fields.put("control", row.control().orElse(null));
        fields.put("peers", row.peers());
        fields.put("ratio", row.ratio().orElse(null));
        fields.put("goal", row.goal());
        fields.put("met", row.met().orElse(null));
        fields.put("note", row.note());
        fields.put("limit", row.limit());
        return fields;
    }
}
