package io.xeroconnect.sandbox.internal.http;

import java.util.Locale;
import java.util.Map;

/**
 * What came in.
 *
 * @param path the path without the query
 * @param headers first values, by lower-case name
 * @param form the body's parameters; empty if the body is no form
 * @param body the body as text
 * @param correlationId names this request in Xero's logs
 */
public record Request(
        String method,
        String path,
        Form query,
        Map<String, String> headers,
        Form form,
        String body,
        String correlationId) {
    /** The same request with this form. */
    public Request withForm(Form parsed) {
        return new Request(method, path, query, headers, parsed, body, correlationId);
    }

    /** Returns the header, or an empty string. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** Whether the body is a form. */
    public boolean hasForm() {
        return header("Content-Type").toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    }

    /** Returns the authorization scheme as it was sent, or an empty string. */
    public String authorizationScheme() {
        return header("Authorization").split(" ", 2)[0];
    }

    /** Returns what follows the authorization scheme, or an empty string. */
    public String credentials() {
        String[] parts = header("Authorization").split(" ", 2);
        return parts.length == 2 ? parts[1].trim() : "";
    }
}
