package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.internal.http.HttpReply;
import java.util.Optional;

/** Reads how many calls are left from the headers of an answer. Not every answer has them. */
final class RateLimitsCheck {
    private static final int LOW = 100;
    private static final int STARTER = 1_000;

    private RateLimitsCheck() {}

    static void add(HttpReply reply, Results results) {
        number(reply.header("X-DayLimit-Remaining"))
                .ifPresent(day ->
                        results.add((day < LOW ? TenantFinding.LOW : TenantFinding.HEADROOM).with(detail(day, reply))));
    }

    /** The limit itself is in no header; only more than a Starter app ever has left tells the tier. */
    private static String detail(int day, HttpReply reply) {
        String limit = day > STARTER ? "of 5,000" : "of 1,000 on the Starter tier or 5,000 on others";
        String minute = number(reply.header("X-MinLimit-Remaining"))
                .map(left -> ", " + left + " this minute")
                .orElse("");
        return day + " calls are left today " + limit + minute + ".";
    }

    private static Optional<Integer> number(String header) {
        return header.matches("\\d{1,9}") ? Optional.of(Integer.parseInt(header)) : Optional.empty();
    }
}
