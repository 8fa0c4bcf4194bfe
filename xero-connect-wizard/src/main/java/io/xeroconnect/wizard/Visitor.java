package io.xeroconnect.wizard;

import io.xeroconnect.model.ConnectionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Somebody who is signed in at the product, and the connections that they may see. Immutable.
 *
 * @param name as the product shows it
 * @param connections what they may see and change, in the order of the list
 */
public record Visitor(String name, List<VisibleConnection> connections) {
    /** Copies the list. */
    public Visitor {
        Objects.requireNonNull(name, "A name for the visitor is needed; it may be empty.");
        connections = List.copyOf(connections);
    }

    /** Returns a visitor who may see nothing yet. */
    public static Visitor named(String name) {
        return new Visitor(name, List.of());
    }

    /** Returns this visitor with one more connection, by the name that the owner knows it by. */
    public Visitor with(ConnectionKey key, String label) {
        return with(new VisibleConnection(key, label, false));
    }

    /** Returns this visitor with a connection that still runs on OAuth 1.0a, through settings that the product keeps. */
    public Visitor withOAuth1(ConnectionKey key, String label) {
        return with(new VisibleConnection(key, label, true));
    }

    private Visitor with(VisibleConnection more) {
        List<VisibleConnection> all = new ArrayList<>(connections);
        all.add(more);
        return new Visitor(name, all);
    }

    Optional<VisibleConnection> find(String key) {
        return connections.stream().filter(c -> c.key().value().equals(key)).findFirst();
    }
}
