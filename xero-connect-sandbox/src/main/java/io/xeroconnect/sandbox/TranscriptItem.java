package io.xeroconnect.sandbox;

import io.xeroconnect.sandbox.Transcript.Exchange;
import io.xeroconnect.sandbox.internal.http.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One exchange as it stands in the document. */
final class TranscriptItem {
    private final int index;
    private final Map<?, ?> members;

    TranscriptItem(int index, @Nullable Object item) {
        this.index = index;
        this.members = item instanceof Map<?, ?> map ? map : Map.of();
    }

    Exchange toExchange() {
        return new Exchange(
                text("step"),
                required("method").toUpperCase(Locale.ROOT),
                required("path"),
                texts("fields"),
                status(),
                texts("headers"),
                text("body"));
    }

    private String required(String name) {
        String value = text(name);
        if (value.isEmpty()) {
            throw new IllegalArgumentException("Exchange " + index + " of the transcript lacks \"" + name + "\".");
        }
        return value;
    }

    private int status() {
        if (members.get("status") instanceof Integer status) {
            return status;
        }
        throw new IllegalArgumentException("Exchange " + index + " of the transcript lacks a number \"status\".");
    }

    private String text(String name) {
        return text(members.get(name));
    }

    private Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (members.get(name) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> texts.put(String.valueOf(key), text(value)));
        }
        return texts;
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof String text ? text : Json.write(value);
    }
}
