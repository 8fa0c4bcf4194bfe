package io.xeroconnect.sandbox.internal.api;

import io.xeroconnect.sandbox.internal.accounting.Element;
import io.xeroconnect.sandbox.internal.http.Json;
import java.util.List;
import java.util.Map;

/** The elements of a request's body: below their name, as a bare list, or one alone. */
final class Body {
    private Body() {}

    /**
     * Reads the elements.
     *
     * @throws java.io.UncheckedIOException if the body is no JSON
     */
    static List<Element> elements(String body, String name) {
        String text = body.strip();
        Map<String, Object> members = Json.read(text.startsWith("[") ? "{\"" + name + "\":" + text + "}" : text);
        Object value = members.getOrDefault(name, members.isEmpty() ? List.of() : List.of(members));
        return value instanceof List<?> list ? list.stream().map(Element::of).toList() : List.of(Element.of(value));
    }
}
