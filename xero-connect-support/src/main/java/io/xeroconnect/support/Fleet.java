package io.xeroconnect.support;

import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.store.TokenRecord;
import io.xeroconnect.store.TokenStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All connections of a store.
 *
 * @param connections those that can be read, in the order of their keys
 * @param unreadable what keeps the others from being read
 */
record Fleet(List<XeroConnection> connections, Map<ConnectionKey, String> unreadable) {
    private static final int PAGE = 500;

    /** Reads them. The manager's own list leaves out what cannot be read, which support has to hear of. Blocks. */
    static Fleet of(Session session) {
        List<XeroConnection> readable = session.xero().connections().toList();
        Set<ConnectionKey> seen = new HashSet<>();
        readable.forEach(connection -> seen.add(connection.key()));
        Map<ConnectionKey, String> unreadable = new TreeMap<>();
        for (ConnectionKey key : keys(session.opened().store())) {
            if (!seen.contains(key)) {
                read(session, key, unreadable);
            }
        }
        return new Fleet(readable, unreadable);
    }

    private static void read(Session session, ConnectionKey key, Map<ConnectionKey, String> unreadable) {
        try {
            session.xero().findConnection(key);
        } catch (TokenStoreException e) {
            unreadable.put(key, Output.clean(String.valueOf(e.getMessage())));
        }
    }

    private static List<ConnectionKey> keys(TokenStore store) {
        List<ConnectionKey> keys = new ArrayList<>();
        List<TokenRecord> page = store.page("", PAGE);
        while (!page.isEmpty()) {
            page.stream().map(TokenRecord::key).filter(key -> !key.isReserved()).forEach(keys::add);
            page = store.page(page.get(page.size() - 1).key().value(), PAGE);
        }
        return keys;
    }
}
