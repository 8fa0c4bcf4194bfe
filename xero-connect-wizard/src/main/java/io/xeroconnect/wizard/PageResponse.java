package io.xeroconnect.wizard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What to answer, independent of any server. Immutable. */
public final class PageResponse {
    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    private PageResponse(int status, Map<String, List<String>> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static PageResponse of(int status, byte[] body) {
        return new PageResponse(status, new TreeMap<>(), body.clone());
    }

    PageResponse with(String name, String value) {
        Map<String, List<String>> more = new TreeMap<>(headers);
        List<String> values = new ArrayList<>(more.getOrDefault(name, List.of()));
        values.add(value);
        more.put(name, List.copyOf(values));
        return new PageResponse(status, more, body);
    }

    PageResponse withoutBody() {
        return new PageResponse(status, headers, new byte[0]);
    }

    /** Returns the HTTP status. */
    public int status() {
        return status;
    }

    /** Returns the headers; {@code Set-Cookie} may have several values. */
    public Map<String, List<String>> headers() {
        return Map.copyOf(headers);
    }

    /** Returns the body, possibly empty; in UTF-8 if it is text. */
    public byte[] body() {
        return body.clone();
    }
}
