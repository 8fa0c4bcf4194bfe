package io.xeroconnect.examples.verify;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps every exchange without its secrets, in the format that {@code io.xeroconnect.sandbox.Transcript} reads. */
final class Recorder {
    private final Redaction redaction = new Redaction();
    private final List<Object> exchanges = new ArrayList<>();

    void add(String step, String method, String path, Map<String, String> fields, Reply reply) {
        Map<String, Object> exchange = new LinkedHashMap<>();
        exchange.put("step", step);
        exchange.put("method", method);
        exchange.put("path", path);
        exchange.put("fields", new TreeMap<>(fields));
        exchange.put("status", reply.status());
        exchange.put("headers", redaction.headers(reply));
        exchange.put("body", redaction.body(path, reply));
        exchanges.add(exchange);
    }

    String toJson() {
        return Json.write(Map.of("exchanges", List.copyOf(exchanges)));
    }

    /** Returns the path of an item of a list, with a star for its id. */
    static String pathOfItem(URI item) {
        return item.getRawPath().replaceFirst("[^/]+$", "*");
    }
}
