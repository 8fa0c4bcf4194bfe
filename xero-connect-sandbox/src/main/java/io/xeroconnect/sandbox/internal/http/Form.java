package io.xeroconnect.sandbox.internal.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** Parameters of a query or an {@code application/x-www-form-urlencoded} body, in order. */
public final class Form {
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private Form() {}

    /** Reads parameters; what cannot be decoded is kept as it came. */
    public static Form parse(String encoded) {
        Form form = new Form();
        for (String pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                form.add(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    /** Returns a form to fill in. */
    public static Form empty() {
        return new Form();
    }

    /** Adds one value. */
    public Form add(String name, String value) {
        values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        return this;
    }

    /** Adds a value unless it is empty. */
    public Form addUnlessEmpty(String name, String value) {
        return value.isEmpty() ? this : add(name, value);
    }

    /** Removes all values of a name. */
    public Form remove(String name) {
        values.remove(name);
        return this;
    }

    /** Returns the first value, or an empty string. */
    public String get(String name) {
        return values.getOrDefault(name, List.of("")).get(0);
    }

    /** Returns all values of a name. */
    public List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    /** Returns the first value of each name. */
    public Map<String, String> toMap() {
        Map<String, String> map = new LinkedHashMap<>();
        values.forEach((name, all) -> map.put(name, all.get(0)));
        return map;
    }

    /** Hands over every value with its name. */
    public void forEach(BiConsumer<String, String> action) {
        values.forEach((name, all) -> all.forEach(value -> action.accept(name, value)));
    }

    /** Returns the same parameters with other values. */
    public Form map(BinaryOperator<String> change) {
        Form form = new Form();
        values.forEach((name, all) -> all.forEach(value -> form.add(name, change.apply(name, value))));
        return form;
    }

    /** Writes the parameters with {@code %20} for a space. */
    public String encode() {
        return values.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> encode(entry.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
