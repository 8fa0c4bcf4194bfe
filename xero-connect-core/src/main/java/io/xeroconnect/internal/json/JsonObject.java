package io.xeroconnect.internal.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON object read field by field; a field of another kind than asked for is an error, a missing one is empty. */
public final class JsonObject {
    private final Map<?, ?> fields;

    JsonObject(Map<?, ?> fields) {
        this.fields = fields;
    }

    /** Returns a text field. */
    public Optional<String> text(String name) throws JsonException {
        Object value = fields.get(name);
        if (value != null && !(value instanceof String)) {
            throw new JsonException(name + " is not a text");
        }
        return Optional.ofNullable((String) value);
    }

    /** Returns a text field that must be there and not be empty. */
    public String requiredText(String name) throws JsonException {
        return text(name).filter(value -> !value.isEmpty()).orElseThrow(() -> new JsonException(name + " is missing"));
    }

    /** Returns a whole number, which may also stand as text (Xero's migrate endpoint does that). */
    public Optional<Long> number(String name) throws JsonException {
        Object value = fields.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Long number) {
            return Optional.of(number);
        }
        try {
            return Optional.of(Long.parseLong(value.toString()));
        } catch (NumberFormatException e) {
            throw new JsonException(name + " is not a whole number");
        }
    }

    /** Returns a whole number that must be there. */
    public long requiredNumber(String name) throws JsonException {
        return number(name).orElseThrow(() -> new JsonException(name + " is missing"));
    }

    /** Returns whether a field is there and true. */
    public boolean flag(String name) {
        return Boolean.TRUE.equals(fields.get(name));
    }

    /** Returns a nested object. */
    public Optional<JsonObject> object(String name) throws JsonException {
        Object value = fields.get(name);
        if (value != null && !(value instanceof Map)) {
            throw new JsonException(name + " is not an object");
        }
        return Optional.ofNullable((Map<?, ?>) value).map(JsonObject::new);
    }

    /** Returns the objects in an array; a missing array is empty. */
    public List<JsonObject> objects(String name) throws JsonException {
        return objectsIn(array(name));
    }

    /** Returns the texts in an array; a missing array is empty. */
    public List<String> texts(String name) throws JsonException {
        List<String> texts = new ArrayList<>();
        for (Object item : array(name)) {
            if (!(item instanceof String text)) {
                throw new JsonException(name + " holds something else than texts");
            }
            texts.add(text);
        }
        return texts;
    }

    /** Returns a copy of all fields whose name is not among these, as they were read. */
    public Map<String, Object> except(Collection<String> names) {
        Map<String, Object> rest = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (value != null && !names.contains(String.valueOf(name))) {
                rest.put(String.valueOf(name), value);
            }
        });
        return rest;
    }

    static List<JsonObject> objectsIn(List<?> list) throws JsonException {
        List<JsonObject> objects = new ArrayList<>();
        for (Object item : list) {
            if (!(item instanceof Map<?, ?> map)) {
                throw new JsonException("an array holds something else than objects");
            }
            objects.add(new JsonObject(map));
        }
        return objects;
    }

    private List<?> array(String name) throws JsonException {
        @Nullable Object value = fields.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw new JsonException(name + " is not an array");
        }
        return list;
    }
}
