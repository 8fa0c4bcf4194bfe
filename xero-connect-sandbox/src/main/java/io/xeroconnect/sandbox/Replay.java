package io.xeroconnect.sandbox;

import io.xeroconnect.sandbox.Transcript.Exchange;
import io.xeroconnect.sandbox.internal.http.Form;
import io.xeroconnect.sandbox.internal.http.Reply;
import io.xeroconnect.sandbox.internal.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers requests from a transcript. Each exchange answers once, the first that fits goes first. */
final class Replay {
    /** These belong to the connection or to the moment, not to what was said. */
    private static final Set<String> NOT_REPEATED =
            Set.of("connection", "content-encoding", "content-length", "date", "keep-alive", "transfer-encoding");

    private final List<Exchange> left;

    Replay(Transcript transcript) {
        this.left = new ArrayList<>(transcript.exchanges());
    }

    /** Uses up the exchange that answers this request; empty if there is none. */
    synchronized Optional<Reply> answer(Request request) {
        Optional<Exchange> found =
                left.stream().filter(exchange -> fits(exchange, request)).findFirst();
        found.ifPresent(left::remove);
        return found.map(Replay::reply);
    }

    private static boolean fits(Exchange exchange, Request request) {
        return exchange.method().equals(request.method())
                && fits(exchange.path().split("/", -1), request.path().split("/", -1))
                && exchange.fields().entrySet().stream().allMatch(field -> has(request, field));
    }

    private static boolean fits(String[] pattern, String[] path) {
        if (pattern.length != path.length) {
            return false;
        }
        for (int i = 0; i < path.length; i++) {
            if (!pattern[i].equals("*") && !pattern[i].equals(path[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean has(Request request, Map.Entry<String, String> field) {
        return List.of(request.query(), request.form()).stream()
                .map((Form form) -> form.all(field.getKey()))
                .anyMatch(values -> values.contains(field.getValue()));
    }

    private static Reply reply(Exchange exchange) {
        Reply reply = Reply.empty(exchange.status()).withBody(exchange.body());
        for (Map.Entry<String, String> header : exchange.headers().entrySet()) {
            if (!NOT_REPEATED.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                reply = reply.with(header.getKey(), header.getValue());
            }
        }
        return reply;
    }
}
