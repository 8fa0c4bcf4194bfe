package io.xeroconnect.internal.oauth1;

import io.xeroconnect.error.TemporarilyUnavailableException.Reason;
import io.xeroconnect.internal.http.HttpReply;
import io.xeroconnect.internal.json.JsonException;
import io.xeroconnect.internal.json.JsonObject;
import io.xeroconnect.internal.wire.TokenReply;
import io.xeroconnect.migration.ConsentReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what the migrate endpoint answers. Nobody has seen it answer since 2021, so anything is expected: a token set, a
 * list of errors, a problem of OAuth 1.0a as form text or header, a page, a redirect, nothing.
 */
final class MigrateReply {
    private static final int LONGEST_REFUSAL = 2_000;
    private static final Pattern PROBLEM = Pattern.compile("oauth_problem=\"?([A-Za-z_]{1,60})");
    private static final List<String> OF_THE_APP =
            List.of("client", "consumer", "scope", "secret", "signature", "nonce", "parameter", "version");

    private MigrateReply() {}

    /** @param sentAt epoch milliseconds before the request was sent, from which every lifetime counts */
    static MigrateOutcome of(HttpReply reply, long sentAt, Instant now) {
        if (reply.isSuccess()) {
            return swapped(reply, sentAt);
        }
        if (isGone(reply.status())) {
            return refused(reply, ConsentReason.ENDPOINT_GONE);
        }
        if (reply.status() == 429 || reply.status() >= 500) {
            Reason reason = reply.status() == 429 ? Reason.RATE_LIMITED : Reason.SERVER_ERROR;
            Duration wait = reply.retryAfter(now).orElse(Duration.ZERO);
            return new MigrateOutcome.Unavailable(reason, wait, reply.correlationId(), status(reply));
        }
        String said = said(reply);
        // The JDK withholds the body of a 401 to a POST, and then the status is all there is.
        boolean onlyStatus = said.isEmpty() && reply.status() == 401;
        return refused(reply, onlyStatus ? ConsentReason.TOKEN_REFUSED : reason(said));
    }

    /** A redirect is never followed: a signed request belongs to the address that it was signed for. */
    private static boolean isGone(int status) {
        return status / 100 == 3 || status == 404 || status == 405 || status == 410 || status == 501;
    }

    private static MigrateOutcome swapped(HttpReply reply, long sentAt) {
        try {
            JsonObject json = reply.object();
            json.requiredText("refresh_token");
            return new MigrateOutcome.Swapped(TokenReply.parse(json, sentAt), json.requiredText("xero_tenant_id"));
        } catch (JsonException e) {
            return refused(reply, ConsentReason.NOT_UNDERSTOOD);
        }
    }

    private static MigrateOutcome refused(HttpReply reply, ConsentReason reason) {
        return new MigrateOutcome.Refused(reason, status(reply));
    }

    private static String status(HttpReply reply) {
        return "(status " + reply.status() + ")";
    }

    /** Returns the name of a problem of OAuth 1.0a, else the list of errors, else an empty text. */
    private static String said(HttpReply reply) {
        Matcher problem = PROBLEM.matcher(reply.header("WWW-Authenticate") + " " + reply.text(LONGEST_REFUSAL));
        if (problem.find()) {
            return problem.group(1);
        }
        try {
            JsonObject json = reply.object();
            return String.join(" ", json.texts("errors")) + json.text("error").orElse("");
        } catch (JsonException e) {
            return "";
        }
    }

    /** Names and sentences were never listed as a whole, so single words have to do. */
    private static ConsentReason reason(String said) {
        String words = said.toLowerCase(Locale.ROOT);
        if (words.contains("timestamp")) {
            return ConsentReason.CLOCK_WRONG;
        }
        if (words.contains("expired")) {
            return ConsentReason.TOKEN_EXPIRED;
        }
        if (words.contains("token") || words.contains("grant")) {
            return ConsentReason.TOKEN_REFUSED;
        }
        boolean ofTheApp = OF_THE_APP.stream().anyMatch(words::contains);
        return ofTheApp ? ConsentReason.APP_REFUSED : ConsentReason.NOT_UNDERSTOOD;
    }
}
