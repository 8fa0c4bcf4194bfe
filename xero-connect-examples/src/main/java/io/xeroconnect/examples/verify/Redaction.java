package io.xeroconnect.examples.verify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Keeps of an answer only what is known to be harmless, and puts stand-ins for ids and tokens: the same one for the same
 * value, so that it can still be seen what belongs together.
 */
final class Redaction {
    private static final String REDACTED = "redacted";
    private static final Set<String> TOKENS = Set.of("access_token", "refresh_token", "id_token");
    private static final Set<String> CLAIMS = Set.of("nbf", "nonce", "authentication_event_id");
    private static final Set<String> NAMES = Set.of("Name", "tenantName");
    private static final Set<String> HARMLESS = Set.of(
            "error",
            "error_description",
            "expires_in",
            "token_type",
            "scope",
            "nbf",
            "nonce",
            "tenantType",
            "createdDateUtc",
            "updatedDateUtc",
            "Title",
            "Status",
            "Detail",
            "IsDemoCompany");

    private static final Pattern HEADERS =
            Pattern.compile("content-type|www-authenticate|xero-correlation-id|" + ThrottleWatch.HEADERS.pattern());
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern PHRASES = Pattern.compile(
            "Invalid redirect_uri|Unknown client|Invalid scope for client|invalid_scope|oauth_problem=[a-z_]+");

    private final Map<String, String> standIns = new LinkedHashMap<>();

    /** Returns the headers that say something, without the addresses' parameters. */
    Map<String, String> headers(Reply reply) {
        Map<String, String> kept = new TreeMap<>();
        reply.headers().map().forEach((name, values) -> {
            if (HEADERS.matcher(name).matches()) {
                kept.put(name, values.get(0));
            } else if (name.equalsIgnoreCase("location")) {
                kept.put(name, values.get(0).replaceFirst("^[a-z]+://[^/]*", "").replaceFirst("[?#].*", ""));
            }
        });
        return kept;
    }

    /** Returns the body of the answer to a request for this path: JSON, or the phrases that are known. */
    Object body(String path, Reply reply) {
        return Json.read(reply.body())
                .filter(document -> document instanceof Map || document instanceof List)
                .map(document -> redacted(path, "", document))
                .orElseGet(() -> phrases(reply.body()));
    }

    private static String phrases(String page) {
        Matcher matcher = PHRASES.matcher(page);
        return matcher.results().map(result -> result.group()).distinct().collect(Collectors.joining("; "));
    }

    private Object redacted(String path, String name, Object value) {
        if (value instanceof Map<?, ?>) {
            Map<String, Object> members = new LinkedHashMap<>();
            Json.members(value).forEach((member, inner) -> members.put(member, redacted(path, member, inner)));
            return members;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> redacted(path, name, item)).toList();
        }
        String text = String.valueOf(value);
        if (TOKENS.contains(name)) {
            return token(path, text);
        }
        if (UUID.matcher(text).matches()) {
            return standIns.computeIfAbsent(text, id -> "00000000-0000-4000-8000-%012d".formatted(standIns.size() + 1));
        }
        if (NAMES.contains(name)) {
            boolean ofNobody = text.startsWith("Demo Company") || path.endsWith("/Actions");
            return ofNobody ? text : standIns.computeIfAbsent(text, any -> "Organisation " + (standIns.size() + 1));
        }
        return HARMLESS.contains(name) ? value : REDACTED;
    }

    private Object token(String path, String token) {
        Map<String, Object> claims = new TreeMap<>(Jwt.claims(token));
        if (claims.isEmpty()) {
            return standIns.computeIfAbsent(token, id -> "redacted-" + (standIns.size() + 1));
        }
        claims.keySet().retainAll(CLAIMS);
        return Jwt.standIn(Json.members(redacted(path, "", claims)));
    }
}
