package io.xeroconnect.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON as plain maps, lists, texts, numbers and booleans.
 *
 * <p>Only the part of jackson-core that every 2.x release has, since a vendor's class path may bring an old one.
 */
public final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int DEEPEST = 32;

    private Json() {}

    /**
     * Returns the object that these bytes hold.
     *
     * @throws JsonException if they hold anything else, or more
     */
    public static JsonObject object(byte[] bytes) throws JsonException {
        if (parse(bytes) instanceof Map<?, ?> map) {
            return new JsonObject(map);
        }
        throw new JsonException("not a JSON object");
    }

    /**
     * Returns the objects in the array that these bytes hold.
     *
     * @throws JsonException if they hold anything else, or more
     */
    public static List<JsonObject> objects(byte[] bytes) throws JsonException {
        if (parse(bytes) instanceof List<?> list) {
            return JsonObject.objectsIn(list);
        }
        throw new JsonException("not a JSON array");
    }

    /** Returns a map as JSON in UTF-8. Values are maps, lists, texts, whole numbers or booleans; null is left out. */
    public static byte[] write(Map<String, ?> object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
            writeValue(generator, object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static @Nullable Object parse(byte[] bytes) throws JsonException {
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            parser.nextToken();
            Object value = value(parser, 0);
            if (parser.nextToken() != null) {
                throw new JsonException("more than one JSON value");
            }
            return value;
        } catch (IOException | NumberFormatException e) {
            // A number may be beyond what can be held. The parser's own message quotes the input, which may be a
            // secret.
            throw new JsonException("not JSON");
        }
    }

    private static @Nullable Object value(JsonParser parser, int depth) throws IOException, JsonException {
        JsonToken token = parser.currentToken();
        if (token == null || depth > DEEPEST) {
            throw new JsonException(token == null ? "no JSON" : "JSON nested too deeply");
        }
        return switch (token) {
            case START_OBJECT -> map(parser, depth);
            case START_ARRAY -> list(parser, depth);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new JsonException("not JSON");
        };
    }

    private static Object integer(JsonParser parser) throws IOException {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? parser.getBigIntegerValue()
                : (Object) parser.getLongValue();
    }

    private static Map<String, @Nullable Object> map(JsonParser parser, int depth) throws IOException, JsonException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            int before = map.size();
            map.put(name, value(parser, depth + 1));
            if (map.size() == before) {
                throw new JsonException("a name stands twice in one JSON object");
            }
        }
        return map;
    }

    private static List<@Nullable Object> list(JsonParser parser, int depth) throws IOException, JsonException {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser, depth + 1));
        }
        return list;
    }

    private static void writeValue(JsonGenerator generator, @Nullable Object value) throws IOException {
        // What is asked most often first, and classes before interfaces, for which the JVM has to search.
        if (value instanceof String text) {
            generator.writeString(text);
        } else if (value instanceof Long number) {
            generator.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            generator.writeBoolean(flag);
        } else if (value instanceof Map<?, ?> map) {
            generator.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                if (entry.getValue() != null) {
                    generator.writeFieldName(String.valueOf(entry.getKey()));
                    writeValue(generator, entry.getValue());
                }
            }
            generator.writeEndObject();
        } else if (value instanceof List<?> list) {
            generator.writeStartArray();
            for (Object item : list) {
                writeValue(generator, item);
            }
            generator.writeEndArray();
        } else if (value == null) {
            generator.writeNull();
        } else if (value instanceof Number number) {
            generator.writeNumber(number.toString());
        } else {
            generator.writeString(value.toString());
        }
    }
}
