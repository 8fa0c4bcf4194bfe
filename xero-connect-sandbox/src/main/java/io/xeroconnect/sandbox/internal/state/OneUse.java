package io.xeroconnect.sandbox.internal.state;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Values behind random tickets, each of which can be taken once. */
public final class OneUse<T> {
    private final Map<String, T> values = new HashMap<>();

    /** Keeps the value and returns its ticket. */
    public String put(T value) {
        String ticket = Ids.opaque();
        values.put(ticket, value);
        return ticket;
    }

    /** Looks at the value without spending the ticket. */
    public Optional<T> find(String ticket) {
        return Optional.ofNullable(values.get(ticket));
    }

    /** Spends the ticket. */
    public Optional<T> take(String ticket) {
        return Optional.ofNullable(values.remove(ticket));
    }
}
