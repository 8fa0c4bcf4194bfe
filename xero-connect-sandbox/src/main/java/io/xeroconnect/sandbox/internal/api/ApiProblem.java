package io.xeroconnect.sandbox.internal.api;

import io.xeroconnect.sandbox.internal.http.Reply;
import io.xeroconnect.sandbox.internal.http.Request;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A refusal of Xero's API, whose body has PascalCase names. Authorization fails with 401, authentication with 403. */
final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM/dd/yyyy HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final int status;
    private final String title;
    private final transient Map<String, String> headers;

    ApiProblem(int status, String title, String detail, Map<String, String> headers) {
        super(detail);
        this.status = status;
        this.title = title;
        this.headers = headers;
    }

    static ApiProblem noToken() {
        return new ApiProblem(401, "Unauthorized", "AuthenticationUnsuccessful", Map.of());
    }

    static ApiProblem tokenExpired(Instant since) {
        return new ApiProblem(401, "Unauthorized", "TokenExpired: token expired at " + TIME.format(since), Map.of());
    }

    static ApiProblem scopeMissing() {
        return new ApiProblem(
                401, "Unauthorized", "AuthorizationUnsuccessful", Map.of("WWW-Authenticate", "insufficient_scope"));
    }

    /** As a missing scope, but without the hint: whether Xero gives the hint here too is not known. */
    static ApiProblem tierMissing() {
        return new ApiProblem(401, "Unauthorized", "AuthorizationUnsuccessful", Map.of());
    }

    static ApiProblem noAccess() {
        return new ApiProblem(403, "Forbidden", "AuthenticationUnsuccessful", Map.of());
    }

    static ApiProblem notFound() {
        return new ApiProblem(404, "Not Found", "NotFound", Map.of());
    }

    Map<String, String> headers() {
        return headers;
    }

    Reply reply(Request request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("Type", null);
        body.put("Title", title);
        body.put("Status", status);
        body.put("Detail", String.valueOf(getMessage()));
        body.put("Instance", request.correlationId());
        body.put("Extensions", Map.of());
        return Reply.json(status, body).with(headers);
    }
}
