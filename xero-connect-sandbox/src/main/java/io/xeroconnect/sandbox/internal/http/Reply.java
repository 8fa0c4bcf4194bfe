package io.xeroconnect.sandbox.internal.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What goes out.
 *
 * @param delivery whether the client ever sees it
 * @param delay how long it is kept back, or drips
 */
public record Reply(int status, Map<String, String> headers, String body, Delivery delivery, Duration delay) {
    /** How the reply reaches the client. */
    public enum Delivery {
        /** As it is. */
        COMPLETE,
        /** The headers promise the whole body, half of it is sent, and the connection is closed. */
        HALF,
        /** The headers come early, the body in small pieces over the whole delay. */
        DRIPPING,
        /** Not at all: the connection is closed without a byte. */
        LOST,
        /** Not at all: the connection is reset. */
        RESET
    }

    /** A reply with a body. */
    public static Reply of(int status, String contentType, String body) {
        return new Reply(status, Map.of("Content-Type", contentType), body, Delivery.COMPLETE, Duration.ZERO);
    }

    /** A reply without a body. */
    public static Reply empty(int status) {
        return new Reply(status, Map.of(), "", Delivery.COMPLETE, Duration.ZERO);
    }

    /** A page. */
    public static Reply html(int status, String page) {
        return of(status, "text/html; charset=utf-8", page)
                .with("X-Frame-Options", "DENY")
                .with("Cache-Control", "no-store");
    }

    /** A JSON document. */
    public static Reply json(int status, Object document) {
        return of(status, "application/json; charset=utf-8", Json.write(document));
    }

    /** Sends the browser on. */
    public static Reply redirect(String location) {
        return empty(302).with("Location", location).with("Cache-Control", "no-store");
    }

    /** Whether it has this header, in whatever case. */
    public boolean has(String name) {
        return headers.keySet().stream().anyMatch(name::equalsIgnoreCase);
    }

    /** The same reply with one more header. */
    public Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body, delivery, delay);
    }

    /** The same reply with these headers added. */
    public Reply with(Map<String, String> more) {
        Reply reply = this;
        for (Map.Entry<String, String> header : more.entrySet()) {
            reply = reply.with(header.getKey(), header.getValue());
        }
        return reply;
    }

    /** The same reply, delivered otherwise. */
    public Reply delivered(Delivery how) {
        return new Reply(status, headers, body, how, delay);
    }

    /** The same reply with this body. */
    public Reply withBody(String other) {
        return new Reply(status, headers, other, delivery, delay);
    }

    /** The same reply, later. */
    public Reply delayed(Duration howLong) {
        return new Reply(status, headers, body, delivery, howLong);
    }

    /** The first half of the body, as if that were all. */
    public Reply truncated() {
        return withBody(body.substring(0, body.length() / 2));
    }
}
