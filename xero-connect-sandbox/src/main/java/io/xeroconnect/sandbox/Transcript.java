package io.xeroconnect.sandbox;

import io.xeroconnect.sandbox.internal.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Exchanges that were recorded elsewhere, to be answered again by {@link SandboxBuilder#replay}. Immutable.
 *
 * <p>It is read from a JSON document:
 *
 * <pre>{@code
 * {
 *   "exchanges": [
 *     {
 *       "step": "wrong secret",
 *       "method": "POST",
 *       "path": "/connect/token",
 *       "fields": {"grant_type": "refresh_token"},
 *       "status": 400,
 *       "headers": {"Content-Type": "application/json"},
 *       "body": {"error": "invalid_client"}
 *     }
 *   ]
 * }
 * }</pre>
 *
 * <p>{@code method}, {@code path} and {@code status} are required. {@code step} says what the exchange was for.
 * {@code path} is without host and query; a segment {@code *} stands for any one segment, for example an id that was
 * redacted. {@code fields} are the parameters of query or form that a request must have, with these values; whatever is
 * secret is left out of them. {@code headers} and {@code body} are the reply's; a body that is no string is sent as
 * JSON. Other members are ignored.
 *
 * @param exchanges in the order of their recording
 */
public record Transcript(List<Exchange> exchanges) {
    /**
     * One request and its reply.
     *
     * @param step what it was for, or an empty string
     * @param method in upper case
     * @param path without host and query; a segment {@code *} stands for any one segment
     * @param fields parameters of query or form that a request must have to be answered by this exchange
     * @param status of the reply
     * @param headers of the reply
     * @param body of the reply, or an empty string
     */
    public record Exchange(
            String step,
            String method,
            String path,
            Map<String, String> fields,
            int status,
            Map<String, String> headers,
            String body) {
        /** Copies the maps. */
        public Exchange {
            fields = Map.copyOf(fields);
            headers = Map.copyOf(headers);
        }
    }

    /** Copies the list. */
    public Transcript {
        exchanges = List.copyOf(exchanges);
    }

    /**
     * Reads a file in UTF-8. Blocks.
     *
     * @throws UncheckedIOException if it cannot be read or is no JSON object
     * @throws IllegalArgumentException if an exchange lacks what is required
     */
    public static Transcript read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a document.
     *
     * @throws UncheckedIOException if it is no JSON object
     * @throws IllegalArgumentException if an exchange lacks what is required
     */
    public static Transcript parse(String json) {
        if (!(Json.read(json).get("exchanges") instanceof List<?> items)) {
            throw new IllegalArgumentException("A transcript needs a list \"exchanges\".");
        }
        return new Transcript(IntStream.range(0, items.size())
                .mapToObj(index -> new TranscriptItem(index, items.get(index)).toExchange())
                .toList());
    }

    /** Returns the exchanges of this step alone. */
    public Transcript step(String name) {
        return new Transcript(exchanges.stream()
                .filter(exchange -> exchange.step().equals(name))
                .toList());
    }
}
