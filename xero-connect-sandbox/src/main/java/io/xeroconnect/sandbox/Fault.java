package io.xeroconnect.sandbox;

import io.xeroconnect.sandbox.internal.http.Reply;
import io.xeroconnect.sandbox.internal.http.Reply.Delivery;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * One way in which a call can go wrong. "Processed" means that Xero did what was asked, so that a refresh token was
 * rotated although the app may never learn of it. Where the connection breaks, many HTTP clients silently repeat a GET,
 * and their callers see no fault. Immutable.
 */
public final class Fault {
    /** Processed, then the connection is closed without a reply. */
    public static final Fault LOST_REPLY = new Fault("LOST_REPLY", true, reply -> reply.delivered(Delivery.LOST));

    /** The connection is reset; not processed. */
    public static final Fault RESET_BEFORE = new Fault("RESET_BEFORE", false, reply -> reply.delivered(Delivery.RESET));

    /** Processed; the reply ends in the middle, with a content length that hides it. */
    public static final Fault TRUNCATED_JSON = new Fault("TRUNCATED_JSON", true, Reply::truncated);

    /** A maintenance page with status 503; not processed. */
    public static final Fault HTML_503 = status(
            503, "text/html; charset=utf-8", "<!DOCTYPE html><html><body><h1>Down for maintenance</h1></body></html>");

    static final Fault NONE = new Fault("NONE", true, reply -> reply);

    private final String name;
    private final boolean processed;
    private final UnaryOperator<Reply> effect;

    private Fault(String name, boolean processed, UnaryOperator<Reply> effect) {
        this.name = name;
        this.processed = processed;
        this.effect = effect;
    }

    /** Processed at once; the reply comes after this real time, whatever the movable clock says. */
    public static Fault slow(Duration delay) {
        return new Fault("SLOW(" + delay + ")", true, reply -> reply.delayed(delay));
    }

    /**
     * Status 429; not processed.
     *
     * @param retryAfter the header {@code Retry-After}, in whole seconds
     * @param problem the header {@code X-Rate-Limit-Problem}, for example {@code minute} or {@code day}
     */
    public static Fault rateLimited(Duration retryAfter, String problem) {
        Reply reply = Reply.empty(429)
                .with("Retry-After", Long.toString(retryAfter.toSeconds()))
                .with("X-Rate-Limit-Problem", problem);
        return new Fault("RATE_LIMITED(" + problem + ")", false, any -> reply);
    }

    /** Any reply; not processed. */
    public static Fault status(int status, String contentType, String body) {
        Reply reply = Reply.of(status, contentType, body);
        return new Fault("STATUS(" + status + ")", false, any -> reply);
    }

    boolean isProcessed() {
        return processed;
    }

    Reply applyTo(Reply reply) {
        return effect.apply(reply);
    }

    @Override
    public String toString() {
        return name;
    }
}
