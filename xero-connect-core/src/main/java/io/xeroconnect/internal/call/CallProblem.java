package io.xeroconnect.internal.call;

import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponseException;
import io.xeroconnect.call.XeroCallException;
import io.xeroconnect.internal.http.HttpReply;
import io.xeroconnect.internal.http.RetryAfter;
import io.xeroconnect.model.Assumes;
import io.xeroconnect.model.Assumption;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a refusal by Xero's API means. Xero's own words mislead: a 401 may be about the token's age or its scope, and only
 * the body or a header tells which.
 *
 * @param retryAfter what Xero asks to wait, if it does
 */
public record CallProblem(Kind kind, Optional<Duration> retryAfter) {
    /** What to do about it. */
    public enum Kind {
        /** The access token is too old: a refresh helps. */
        TOKEN_EXPIRED,
        /** The token lacks a scope, or the app's tier lacks the endpoint: a refresh never helps. */
        SCOPE_MISSING,
        /** The tenant is disconnected, or the user lost the right to it. */
        TENANT_REFUSED,
        /** Too many calls for the moment. */
        RATE_LIMITED,
        /** Too many calls for the day: never to be waited for. */
        DAY_LIMITED,
        /** Anything else. */
        OTHER
    }

    private static final int DEEPEST_CAUSE = 20;
    private static final int LONGEST_BODY = 10_000;

    /** Returns the problem behind an exception: the official SDK keeps Xero's answer in its cause. */
    static Optional<CallProblem> in(Throwable thrown, Instant now) {
        Throwable link = thrown;
        for (int i = 0; link != null && i < DEEPEST_CAUSE; i++, link = link.getCause()) {
            if (link instanceof HttpResponseException e) {
                return Optional.of(of(e.getStatusCode(), e.getHeaders(), e.getContent(), now));
            }
            if (link instanceof XeroCallException e) {
                return Optional.of(of(
                        e.status(),
                        e.header("WWW-Authenticate"),
                        e.header("X-Rate-Limit-Problem"),
                        e.header("Retry-After"),
                        e.body(),
                        now));
            }
        }
        return Optional.empty();
    }

    /** Returns the problem behind an answer of the API that was read here. */
    public static CallProblem of(HttpReply reply, Instant now) {
        return of(
                reply.status(),
                reply.header("WWW-Authenticate"),
                reply.header("X-Rate-Limit-Problem"),
                reply.header("Retry-After"),
                reply.text(LONGEST_BODY),
                now);
    }

    static CallProblem of(int status, HttpHeaders headers, @Nullable String body, Instant now) {
        return of(
                status,
                header(headers, "WWW-Authenticate"),
                header(headers, "X-Rate-Limit-Problem"),
                header(headers, "Retry-After"),
                body == null ? "" : body,
                now);
    }

    private static CallProblem of(
            int status, String authenticate, String limit, String retryAfter, String body, Instant now) {
        Kind kind = switch (status) {
            case 401 -> unauthorized(authenticate, body);
            case 403 -> Kind.TENANT_REFUSED;
            case 429 -> limit.toLowerCase(Locale.ROOT).startsWith("da") ? Kind.DAY_LIMITED : Kind.RATE_LIMITED;
            default -> Kind.OTHER;
        };
        return new CallProblem(kind, RetryAfter.parse(retryAfter, now));
    }

    @Assumes({Assumption.EXPIRED_TOKEN_ANSWER, Assumption.MISSING_SCOPE_ANSWER})
    private static Kind unauthorized(String authenticate, String body) {
        // Xero has been seen to spell the second one.
        if (authenticate.contains("insufficient_scope") || authenticate.contains("insufficent_scope")) {
            return Kind.SCOPE_MISSING;
        }
        if (body.contains("TokenExpired") || authenticate.contains("invalid_token")) {
            return Kind.TOKEN_EXPIRED;
        }
        if (body.isEmpty() && authenticate.isEmpty()) {
            // The JDK keeps the body of a 401 from whoever sent content. A missing scope would be named in the header.
            return Kind.TOKEN_EXPIRED;
        }
        return body.contains("AuthorizationUnsuccessful") ? Kind.SCOPE_MISSING : Kind.OTHER;
    }

    private static String header(HttpHeaders headers, String name) {
        String value = headers.getFirstHeaderStringValue(name);
        return value == null ? "" : value;
    }
}
