package io.xeroconnect.wizard;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.setup.SetupPath;
import java.util.Map;
import java.util.Optional;

/**
 * One request of somebody who is signed in.
 *
 * @param fields of the form, or of the query where nothing is sent
 * @param token for the forms of the page
 * @param flash what the last form left for this page
 */
record Visit(PageRequest request, Visitor visitor, Map<String, String> fields, String token, Optional<Flash> flash) {
    static final String KEY = "connection";
    static final String PATH = "way";

    /** Returns the connection that is meant. */
    VisibleConnection connection() {
        return visitor.find(field(KEY)).orElseThrow(Refusal::notFound);
    }

    ConnectionKey key() {
        return connection().key();
    }

    SetupPath path() {
        return findPath().orElseThrow(Refusal::notFound);
    }

    Optional<SetupPath> findPath() {
        return named(SetupPath.class, field(PATH));
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** Returns the constant that a field names. */
    static <E extends Enum<E>> Optional<E> named(Class<E> type, String name) {
        try {
            return Optional.of(Enum.valueOf(type, name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The fields may hold a secret that somebody has just typed. */
    @Override
    public String toString() {
        return "Visit[" + request + ", fields redacted]";
    }
}
