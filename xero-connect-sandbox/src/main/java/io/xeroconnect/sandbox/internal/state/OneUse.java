package io.xeroconnect.sandbox.internal.state;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Values behind random tickets, each of which can be taken once. The newest 10,000 are kept. */
public final class OneUse<T> {
    private static final int MOST = 10_000;

    private final Map<String, T> values = new LinkedHashMap<>();
    private final Supplier<String> tickets;

    /** Creates an empty collection whose tickets are drawn like this. */
    OneUse(Supplier<String> tickets) {
        this.tickets = tickets;
    }

    /** Keeps the value and returns its ticket. */
    public String put(T value) {
        String ticket = tickets.get();
        values.put(ticket, value);
        if (values.size() > MOST) {
            values.remove(values.keySet().iterator().next());
        }
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
