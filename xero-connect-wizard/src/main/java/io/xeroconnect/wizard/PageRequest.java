package io.xeroconnect.wizard;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request for one of the pages, independent of any server. Immutable. */
public final class PageRequest {
    private final String method;
    private final String path;
    private final String rawQuery;
    private final Map<String, String> headers;
    private final FormBody body;
    private final @Nullable Object original;

    private PageRequest(
            String method,
            String path,
            String rawQuery,
            Map<String, String> headers,
            FormBody body,
            @Nullable Object original) {
        this.method = method;
        this.path = path;
        this.rawQuery = rawQuery;
        this.headers = headers;
        this.body = body;
        this.original = original;
    }

    /**
     * Returns a request.
     *
     * @param method in capitals, for example {@code GET}
     * @param path the whole path, still percent-encoded, with that of a context or servlet, without the query
     */
    public static PageRequest of(String method, String path) {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(path, "path");
        return new PageRequest(method, path, "", Map.of(), FormBody.of(Map.of()), null);
    }

    /**
     * Returns a request.
     *
     * @param form the fields of the form that was sent
     * @param cookies the {@code Cookie} header, or an empty text
     */
    public static PageRequest of(String method, String path, Map<String, String> form, String cookies) {
        PageRequest request = of(method, path).withHeader("Cookie", cookies);
        return request.with(request.rawQuery, request.headers, FormBody.of(form), null);
    }

    /** Returns this request with a query, still percent-encoded, without the question mark. */
    public PageRequest withQuery(String query) {
        return with(Objects.requireNonNull(query, "query"), headers, body, original);
    }

    /** Returns this request with a header; all of them are wanted, in particular Cookie, Origin and Sec-Fetch-Site. */
    public PageRequest withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, Objects.requireNonNull(value, "value"));
        return with(rawQuery, more, body, original);
    }

    /**
     * Returns this request with its body, as its header {@code Content-Type} describes it. Reads at most 64 KiB; what is
     * longer, or no form, is refused by {@link SetupPages#handle}. Blocks on the stream.
     */
    public PageRequest withBody(InputStream stream) throws IOException {
        return with(rawQuery, headers, FormBody.read(header("Content-Type"), stream), original);
    }

    /** Returns this request with the server's own object for it, for the product's {@link #original(Class)}. */
    public PageRequest withOriginal(Object request) {
        return with(rawQuery, headers, body, Objects.requireNonNull(request, "request"));
    }

    private PageRequest with(String query, Map<String, String> all, FormBody form, @Nullable Object server) {
        return new PageRequest(method, path, query, all, form, server);
    }

    /** Returns the method, in capitals. */
    public String method() {
        return method;
    }

    /** Returns the path. */
    public String path() {
        return path;
    }

    /** Returns the query, still percent-encoded; empty if there is none. */
    public String rawQuery() {
        return rawQuery;
    }

    /** Returns a header, or an empty text. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Returns the value of a cookie. */
    public Optional<String> cookie(String name) {
        return Cookies.find(header("Cookie"), name);
    }

    /** Returns the server's own object, for example its {@code HttpServletRequest}, if it is one of this type. */
    public <T> Optional<T> original(Class<T> type) {
        return Optional.ofNullable(original).filter(type::isInstance).map(type::cast);
    }

    FormBody body() {
        return body;
    }

    /** Shows neither query nor form: they may hold a code or a secret. */
    @Override
    public String toString() {
        return "PageRequest[" + method + " " + path + "]";
    }
}
