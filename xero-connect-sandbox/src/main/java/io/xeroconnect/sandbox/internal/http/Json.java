package io.xeroconnect.sandbox.internal.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import wiremock.com.fasterxml.jackson.core.JsonProcessingException;
import wiremock.com.fasterxml.jackson.core.type.TypeReference;
import wiremock.com.fasterxml.jackson.databind.ObjectMapper;

/** Writes and reads JSON with the parser that comes with the server. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** Writes maps, lists, strings, numbers and booleans on one line. */
    public static String write(Object document) {
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a JSON document: " + document.getClass(), e);
        }
    }

    /**
     * Reads an object.
     *
     * @throws UncheckedIOException if it is none
     */
    public static Map<String, Object> read(String document) {
        try {
            return MAPPER.readValue(document, new TypeReference<Map<String, Object>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
