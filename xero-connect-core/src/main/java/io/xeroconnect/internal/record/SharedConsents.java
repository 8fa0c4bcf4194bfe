package io.xeroconnect.internal.record;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.Tenant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Connections that stand on one consent at Xero: those of the same Xero user to the same app. What one of them removes at
 * Xero, all of them lose. Thread-safe; reads every stored connection.
 */
public final class SharedConsents {
    private final ConnectionRecords records;

    /** Creates the view of a store. */
    public SharedConsents(ConnectionRecords records) {
        this.records = records;
    }

    /** Returns the other connections whose living tokens are of the same consent as these. */
    public List<Stored> othersLiving(ConnectionKey key, TokenSet mine) {
        return others(key)
                .filter(other -> other.record()
                        .tokens()
                        .filter(theirs -> isShared(mine, theirs))
                        .isPresent())
                .toList();
    }

    /** Returns the other connections that have a consent of the same user to the same app yet to be checked. */
    public List<Stored> othersUnchecked(ConnectionKey key, TokenSet mine) {
        return others(key)
                .filter(other -> other.record()
                        .candidate()
                        .filter(theirs -> theirs.rejected().isEmpty() && isShared(mine, theirs.tokens()))
                        .isPresent())
                .toList();
    }

    /** Returns the ids of the tenants that these connections use. */
    public static Set<String> tenantIdsInUse(List<Stored> connections) {
        return connections.stream()
                .flatMap(other -> tenantsInUse(other.record()))
                .map(Tenant::tenantId)
                .collect(Collectors.toSet());
    }

    /** Returns the tenants that belong to a connection, which are not all that Xero lists for its user. */
    public static Stream<Tenant> tenantsInUse(ConnectionRecord record) {
        return record.tenants().stream()
                .filter(known -> known.ours()
                        || record.tenantId()
                                .filter(known.tenant().tenantId()::equals)
                                .isPresent())
                .map(KnownTenant::tenant);
    }

    private Stream<Stored> others(ConnectionKey key) {
        return records.all().stream().filter(other -> !other.key().equals(key));
    }

    /** Where a token does not name its user, any connection of the app might be of the same one. */
    private static boolean isShared(TokenSet a, TokenSet b) {
        boolean sameUser = a.userId().equals(b.userId())
                || a.userId().isEmpty()
                || b.userId().isEmpty();
        return a.clientId().equals(b.clientId()) && sameUser;
    }
}
