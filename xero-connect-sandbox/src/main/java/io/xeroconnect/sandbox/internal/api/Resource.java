package io.xeroconnect.sandbox.internal.api;

import io.xeroconnect.sandbox.internal.accounting.Book;
import io.xeroconnect.sandbox.internal.http.Request;
import io.xeroconnect.sandbox.internal.state.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing that can be read, or written too, of an organisation.
 *
 * @param readers any one of these scopes lets read it
 * @param writers any one of these scopes lets write it; none if it cannot be written
 * @param premium whether the app's tier must include it
 */
record Resource(Set<String> readers, Set<String> writers, boolean premium, Work work) {
    private static final Set<String> SETTINGS = Set.of("accounting.settings", "accounting.settings.read");

    static Resource ofSettings(String name, Function<Connection, List<Map<String, Object>>> items) {
        return new Resource(SETTINGS, Set.of(), false, list(name, items));
    }

    static Resource premium(String name, String scope, Function<Connection, List<Map<String, Object>>> items) {
        return new Resource(Set.of(scope), Set.of(), true, list(name, items));
    }

    static Resource ofBook(Book book, String key, Set<String> scopes) {
        Work work = (connection, request, now) -> new BookCall(book, key, request, now)
                .answer(connection.organisation().ledger());
        return new Resource(withRead(scopes), book.isWritable() ? scopes : Set.of(), false, work);
    }

    boolean allows(Request request) {
        return switch (request.method()) {
            case "GET" -> true;
            case "PUT", "POST" -> !writers.isEmpty();
            default -> false;
        };
    }

    /** Returns the scopes of which one is enough for this request. */
    Set<String> scopes(Request request) {
        return request.method().equals("GET") ? readers : writers;
    }

    private static Set<String> withRead(Set<String> scopes) {
        return scopes.stream()
                .flatMap(scope -> Stream.of(scope, scope + ".read"))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Work list(String name, Function<Connection, List<Map<String, Object>>> items) {
        return (connection, request, now) -> Envelope.of(request, now, Map.of(name, items.apply(connection)));
    }
}
