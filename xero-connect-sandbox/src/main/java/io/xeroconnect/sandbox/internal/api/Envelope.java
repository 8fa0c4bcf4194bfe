package io.xeroconnect.sandbox.internal.api;

import io.xeroconnect.sandbox.internal.http.Reply;
import io.xeroconnect.sandbox.internal.http.Request;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands around the items of a reply, and the two forms in which the accounting API refuses. The words of errors
 * without elements are assumptions.
 */
final class Envelope {
    private Envelope() {}

    static Reply of(Request request, Instant now, Map<String, Object> members) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("Id", request.correlationId());
        document.put("Status", "OK");
        document.put("ProviderName", "Xero sandbox");
        document.put("DateTimeUTC", "/Date(" + now.toEpochMilli() + ")/");
        document.putAll(members);
        return Reply.json(200, document);
    }

    /** An error without elements. */
    static Reply error(int number, String type, String message) {
        return Reply.json(400, body(number, type, message));
    }

    /** That only the elements that are refused are told is an assumption. */
    static Reply validation(List<Map<String, Object>> elements) {
        Map<String, Object> body = body(10, "ValidationException", "A validation exception occurred");
        body.put("Elements", elements);
        return Reply.json(400, body);
    }

    private static Map<String, Object> body(int number, String type, String message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ErrorNumber", number);
        body.put("Type", type);
        body.put("Message", message);
        return body;
    }
}
