package io.xeroconnect.call;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Thrown from a {@link XeroCall} by code whose HTTP client has no exception of its own, so that {@code call} can
 * recognise an expired token, a missing scope, a lost tenant and a rate limit.
 */
public final class XeroCallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, List<String>> headers;
    private final String body;

    /**
     * Creates the exception from an answer of Xero's API.
     *
     * @param status the HTTP status code
     * @param headers the response headers, names in any case
     * @param body the response body, possibly empty
     */
    public XeroCallException(int status, Map<String, List<String>> headers, String body) {
        super("Xero's API answered " + status + ".");
        this.status = status;
        TreeMap<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(String.valueOf(name), List.copyOf(values)));
        this.headers = copy;
        this.body = body;
    }

    /** Returns the HTTP status code. */
    public int status() {
        return status;
    }

    /** Returns the first value of a header, or an empty text. */
    public String header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    /** Returns the response body. */
    public String body() {
        return body;
    }
}
