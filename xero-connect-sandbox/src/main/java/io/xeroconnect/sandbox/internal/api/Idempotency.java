package io.xeroconnect.sandbox.internal.api;

import io.xeroconnect.sandbox.internal.http.Reply;
import io.xeroconnect.sandbox.internal.http.Request;
import io.xeroconnect.sandbox.internal.state.App;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Answers a request with the {@code Idempotency-Key} of an earlier one as that was answered, refusals too, or with 400
 * if it is another request. Keys belong to the app. That another tenant makes another request, and what the body of the
 * 400 has besides its message, are assumptions.
 */
final class Idempotency {
    private static final int LONGEST = 128;

    private record Key(String clientId, String value) {}

    private record Answer(List<String> request, Reply reply, Instant expiry) {}

    private final Duration lifetime;
    private final Map<Key, Answer> answers = new HashMap<>();

    /** Keeps keys for this long after their first use. */
    Idempotency(Duration lifetime) {
        this.lifetime = lifetime;
    }

    Reply answer(App app, Request request, Instant now, Supplier<Reply> work) {
        String value = request.header("Idempotency-Key");
        if (value.isEmpty() || request.method().equals("GET")) {
            return work.get();
        }
        if (value.length() > LONGEST) {
            return refuse("Idempotency Key: " + value + " is " + value.length() + " characters long, and " + LONGEST
                    + " are allowed.");
        }
        answers.values().removeIf(answer -> !now.isBefore(answer.expiry()));
        List<String> identity = identity(request);
        Answer first = answers.get(new Key(app.clientId(), value));
        if (first == null) {
            Reply reply = work.get();
            answers.put(new Key(app.clientId(), value), new Answer(identity, reply, now.plus(lifetime)));
            return reply;
        }
        return first.request().equals(identity)
                ? first.reply()
                : refuse("Idempotency Key: " + value + " is used with a different request.");
    }

    private static List<String> identity(Request request) {
        return List.of(
                request.method(),
                request.path(),
                request.query().encode(),
                request.header("xero-tenant-id"),
                request.body());
    }

    private static Reply refuse(String message) {
        return Envelope.error(10, "ValidationException", message);
    }
}
