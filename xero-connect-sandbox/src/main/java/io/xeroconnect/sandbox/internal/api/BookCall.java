package io.xeroconnect.sandbox.internal.api;

import io.xeroconnect.sandbox.internal.accounting.Book;
import io.xeroconnect.sandbox.internal.accounting.Element;
import io.xeroconnect.sandbox.internal.accounting.Ledger;
import io.xeroconnect.sandbox.internal.accounting.Refusal;
import io.xeroconnect.sandbox.internal.accounting.UnreadableElement;
import io.xeroconnect.sandbox.internal.accounting.Writing;
import io.xeroconnect.sandbox.internal.http.Reply;
import io.xeroconnect.sandbox.internal.http.Request;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One call to a book: lists it, reads one item, or writes elements. A PUT creates, a POST creates or changes. With
 * {@code summarizeErrors=false} the elements that are accepted stay and each tells its state; without, one that is
 * refused refuses them all.
 *
 * <p>Xero recommends at most 50 elements a call and refuses bodies above 10 MB; the sandbox does not count.
 */
final class BookCall {
    private final Book book;
    private final String key;
    private final Request request;
    private final Instant now;

    /** A call about the item with this id or number, or about the whole book if it is empty. */
    BookCall(Book book, String key, Request request, Instant now) {
        this.book = book;
        this.key = key;
        this.request = request;
        this.now = now;
    }

    Reply answer(Ledger ledger) {
        return request.method().equals("GET") ? read(ledger) : write(ledger);
    }

    private Reply read(Ledger ledger) {
        Listing listing = new Listing(book, request);
        if (key.isEmpty()) {
            try {
                return Envelope.of(request, now, listing.of(ledger));
            } catch (QueryProblem e) {
                return Envelope.error(16, "QueryParseException", String.valueOf(e.getMessage()));
            }
        }
        return listing.one(ledger, key)
                .map(item -> Envelope.of(request, now, Map.of(book.name(), List.of(item))))
                .orElseGet(BookCall::notFound);
    }

    private Reply write(Ledger ledger) {
        Runnable undo = ledger.undo();
        try {
            return write(ledger, undo, Body.elements(request.body(), book.name()));
        } catch (UnreadableElement e) {
            undo.run();
            return Envelope.error(14, "PostDataInvalidException", String.valueOf(e.getMessage()));
        } catch (UncheckedIOException e) {
            return Envelope.error(14, "PostDataInvalidException", "JSON for post data was invalid");
        }
    }

    private Reply write(Ledger ledger, Runnable undo, List<Element> elements) {
        if (elements.isEmpty()) {
            return Envelope.error(
                    17, "NoDataProcessedException", "No data has been processed for this endpoint: " + book.name());
        }
        return key.isEmpty() ? writeAll(ledger, undo, elements) : change(ledger, undo, elements.get(0));
    }

    private Reply change(Ledger ledger, Runnable undo, Element element) {
        return new Listing(book, request)
                .one(ledger, key)
                .map(item -> writeAll(
                        ledger, undo, List.of(element.with(book.idName(), item.getOrDefault(book.idName(), key)))))
                .orElseGet(BookCall::notFound);
    }

    private Reply writeAll(Ledger ledger, Runnable undo, List<Element> elements) {
        boolean summarize = !request.query().get("summarizeErrors").equalsIgnoreCase("false");
        List<Map<String, Object>> items = new ArrayList<>();
        List<Map<String, Object>> refused = new ArrayList<>();
        for (Element element : elements) {
            try {
                items.add(accept(ledger, element, summarize));
            } catch (Refusal e) {
                Map<String, Object> item = refused(element, e);
                items.add(item);
                refused.add(item);
            }
        }
        if (summarize && !refused.isEmpty()) {
            undo.run();
            return Envelope.validation(refused);
        }
        return Envelope.of(request, now, Map.of(book.name(), items));
    }

    private Map<String, Object> accept(Ledger ledger, Element element, boolean summarize) {
        Runnable undo = ledger.undo();
        int decimals = request.query().get("unitdp").equals("4") ? 4 : 2;
        try {
            Map<String, Object> item = new LinkedHashMap<>(
                    book.write(ledger, element, new Writing(request.method().equals("PUT"), decimals, now)));
            if (!summarize) {
                item.put("StatusAttributeString", "OK");
            }
            return item;
        } catch (Refusal e) {
            undo.run();
            throw e;
        }
    }

    private Map<String, Object> refused(Element element, Refusal why) {
        Map<String, Object> item = new LinkedHashMap<>(element.members());
        item.putIfAbsent(book.idName(), "00000000-0000-0000-0000-000000000000");
        item.put("StatusAttributeString", "ERROR");
        item.put("HasErrors", true);
        item.put("HasValidationErrors", true);
        item.put(
                "ValidationErrors",
                why.messages().stream()
                        .map(message -> Map.of("Message", message))
                        .toList());
        return item;
    }

    private static Reply notFound() {
        return Reply.of(404, "text/html; charset=utf-8", "The resource you're looking for cannot be found");
    }
}
