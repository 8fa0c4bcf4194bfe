package io.xeroconnect.sandbox;

import io.xeroconnect.sandbox.internal.http.Reply;
import io.xeroconnect.sandbox.internal.http.Reply.Delivery;
import io.xeroconnect.sandbox.internal.oauth.WrongKey;
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

    /**
     * The connection is closed without a reply; not processed. This is what an app sees when the server ends an idle
     * kept-alive connection just as the next request arrives on it: send one request on that connection first.
     */
    public static final Fault CLOSED_BEFORE =
            new Fault("CLOSED_BEFORE", false, reply -> reply.delivered(Delivery.LOST));

    /** Processed; the headers promise the whole reply, half of its body is sent, and the connection is closed. */
    public static final Fault HALF_REPLY = new Fault("HALF_REPLY", true, reply -> reply.delivered(Delivery.HALF));

    /** Processed; the reply ends in the middle, with a content length that hides it. */
    public static final Fault TRUNCATED_JSON = new Fault("TRUNCATED_JSON", true, Reply::truncated);

    /** A maintenance page with status 503; not processed. */
    public static final Fault HTML_503 = status(
            503, "text/html; charset=utf-8", "<!DOCTYPE html><html><body><h1>Down for maintenance</h1></body></html>");

    /**
     * Processed; the id_token's header names a key ({@code kid}) that the key set does not have. At {@link Endpoint#KEYS}
     * the other way round: the set has only a key with a name that no token uses.
     */
    public static final Fault WRONG_KID = new Fault("WRONG_KID", true, WrongKey::in);

    static final Fault NONE = new Fault("NONE", true, reply -> reply);

    private final String name;
    private final boolean processed;
    private final UnaryOperator<Reply> effect;
    private final Duration skew;

    private Fault(String name, boolean processed, UnaryOperator<Reply> effect) {
        this(name, processed, effect, Duration.ZERO);
    }

    private Fault(String name, boolean processed, UnaryOperator<Reply> effect, Duration skew) {
        this.name = name;
        this.processed = processed;
        this.effect = effect;
        this.skew = skew;
    }

    /** Processed at once; the reply comes after this real time, whatever the movable clock says. */
    public static Fault slow(Duration delay) {
        return new Fault("SLOW(" + delay + ")", true, reply -> reply.delayed(delay));
    }

    /**
     * Processed at once; status and headers come early and the body in small pieces, the last of them after this real
     * time. A limit on each read never ends it. A reply without a body is not slowed; {@link #slow} keeps back the
     * status line too, all at once.
     */
    public static Fault slowDrip(Duration total) {
        return new Fault(
                "SLOW_DRIP(" + total + ")", true, reply -> reply.delayed(total).delivered(Delivery.DRIPPING));
    }

    /**
     * Processed by a server whose clock shows a wrong time: in the header {@code Date}, in new tokens ({@code nbf},
     * {@code exp}, {@code iat}) and when it judges an access token. Refresh tokens and codes are not affected.
     *
     * @param ahead how far the clock is ahead; negative if it is behind
     */
    public static Fault clockSkew(Duration ahead) {
        return new Fault("CLOCK_SKEW(" + ahead + ")", true, reply -> reply, ahead);
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

    /** Processed, and yet answered with this, as by a gateway in front of Xero that lost patience. */
    public static Fault statusAfter(int status, String contentType, String body) {
        Reply reply = Reply.of(status, contentType, body);
        return new Fault("STATUS_AFTER(" + status + ")", true, any -> reply);
    }

    /** How far the server's clock is ahead meanwhile. */
    Duration skew() {
        return skew;
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
