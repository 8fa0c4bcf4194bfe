package io.xeroconnect.internal.http;

import com.google.api.client.http.HttpHeaders;
import io.xeroconnect.internal.json.Json;
import io.xeroconnect.internal.json.JsonException;
import io.xeroconnect.internal.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** A complete answer, read into memory. */
public final class HttpReply {
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    HttpReply(int status, HttpHeaders headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** Returns the status code. */
    public int status() {
        return status;
    }

    /** Returns whether the status is 200 to 299. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Returns the body as a JSON object. */
    public JsonObject object() throws JsonException {
        return Json.object(body);
    }

    /** Returns the body as an array of JSON objects. */
    public List<JsonObject> objects() throws JsonException {
        return Json.objects(body);
    }

    /** Returns the {@code Xero-Correlation-Id}, or an empty text. */
    public String correlationId() {
        return header("Xero-Correlation-Id");
    }

    /** Returns the {@code Retry-After}, in either of its forms (RFC 9110 §10.2.3). */
    public Optional<Duration> retryAfter(Instant now) {
        return RetryAfter.parse(header("Retry-After"), now);
    }

    /** Returns where the answer leads (RFC 9110 §10.2.2), which is never followed by itself. */
    public Optional<String> location() {
        return Optional.of(header("Location")).filter(address -> !address.isEmpty());
    }

    /** Returns how far the server's clock is ahead of {@code now}, to the second (RFC 9110 §6.6.1); empty without a date. */
    public Optional<Duration> clockAhead(Instant now) {
        try {
            Instant date = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header("Date")));
            return Optional.of(Duration.between(now.truncatedTo(ChronoUnit.SECONDS), date));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Returns the body as text in UTF-8, at most this many bytes of it. */
    public String text(int most) {
        return new String(body, 0, Math.min(body.length, most), StandardCharsets.UTF_8);
    }

    /** Returns a header, or an empty text. */
    public String header(String name) {
        String value = headers.getFirstHeaderStringValue(name);
        return value == null ? "" : value;
    }
}
