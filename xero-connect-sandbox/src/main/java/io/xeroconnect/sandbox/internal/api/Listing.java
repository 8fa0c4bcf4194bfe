package io.xeroconnect.sandbox.internal.api;

import io.xeroconnect.sandbox.internal.accounting.Book;
import io.xeroconnect.sandbox.internal.accounting.Ledger;
import io.xeroconnect.sandbox.internal.http.Form;
import io.xeroconnect.sandbox.internal.http.Request;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a GET asks of a book. With {@code page} or one of the lists of ids, numbers, references or states the reply has
 * pages and lines; without, it has every item and no lines. Items come in the order in which they were first written,
 * whatever {@code order} says: an assumption.
 */
final class Listing {
    private static final int PAGE = 100;
    private static final int MOST = 1000;

    private final Book book;
    private final Request request;

    Listing(Book book, Request request) {
        this.book = book;
        this.request = request;
    }

    /** Returns the members of the reply. */
    Map<String, Object> of(Ledger ledger) {
        boolean paged = isPaged();
        List<Map<String, Object>> items =
                book.items(ledger, paged).stream().filter(condition()).toList();
        Map<String, Object> members = new LinkedHashMap<>();
        if (paged) {
            int size = Math.max(1, Math.min(MOST, number("pageSize", PAGE)));
            int page = Math.max(1, number("page", 1));
            members.put("pagination", pagination(page, size, items.size()));
            items = items.stream().skip((page - 1L) * size).limit(size).toList();
        }
        members.put(book.name(), items);
        return members;
    }

    /** Returns the one item with this id or number. */
    Optional<Map<String, Object>> one(Ledger ledger, String key) {
        return book.items(ledger, true).stream()
                .filter(item -> is(item, book.idName(), key) || is(item, book.numberName(), key))
                .findFirst();
    }

    private static boolean is(Map<String, Object> item, String name, String key) {
        return key.equalsIgnoreCase(String.valueOf(item.get(name)));
    }

    private boolean isPaged() {
        Form query = request.query();
        return !query.get("page").isEmpty()
                || lists().keySet().stream().anyMatch(list -> !query.get(list).isEmpty());
    }

    private Map<String, String> lists() {
        return switch (book.name()) {
            case "Invoices" ->
                Map.of(
                        "IDs", "InvoiceID",
                        "InvoiceNumbers", "InvoiceNumber",
                        "Statuses", "Status",
                        "ContactIDs", "Contact.ContactID");
            case "Contacts" -> Map.of("IDs", "ContactID");
            case "BankTransactions" -> Map.of("References", "Reference");
            default -> Map.of();
        };
    }

    private Predicate<Map<String, Object>> condition() {
        Predicate<Map<String, Object>> condition = this::isShown;
        String where = request.query().get("where");
        if (!where.isBlank()) {
            condition = condition.and(Where.parse(where, book.name().replaceAll("s$", ""), book.fields()));
        }
        for (Map.Entry<String, String> list : lists().entrySet()) {
            condition = condition.and(listed(request.query().get(list.getKey()), list.getValue()));
        }
        Optional<Instant> since = Moments.ofHeader(request.header("If-Modified-Since"));
        return condition.and(item -> since.isEmpty()
                || Moments.of(item.getOrDefault("UpdatedDateUTC", ""))
                        .filter(updated -> !updated.isBefore(since.orElseThrow()))
                        .isPresent());
    }

    /** Archived contacts have to be asked for. */
    private boolean isShown(Map<String, Object> item) {
        return !"ARCHIVED".equals(item.get("ContactStatus"))
                || request.query().get("includeArchived").equalsIgnoreCase("true");
    }

    private static Predicate<Map<String, Object>> listed(String list, String path) {
        if (list.isEmpty()) {
            return item -> true;
        }
        Set<String> wanted = Arrays.stream(list.split(",", -1))
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return item -> wanted.contains(Where.value(item, path).toString().toLowerCase(Locale.ROOT));
    }

    private int number(String name, int otherwise) {
        try {
            return Integer.parseInt(request.query().get(name));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static Map<String, Object> pagination(int page, int size, int count) {
        Map<String, Object> pagination = new LinkedHashMap<>();
        pagination.put("page", page);
        pagination.put("pageSize", size);
        pagination.put("pageCount", (count + size - 1) / size);
        pagination.put("itemCount", count);
        return pagination;
    }
}
