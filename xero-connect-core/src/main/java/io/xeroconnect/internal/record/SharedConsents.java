package io.xeroconnect.internal.record;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
                        .filter(theirs -> !theirs.rejected() && isShared(mine, theirs.tokens()))
                        .isPresent())
                .toList();
    }

    /**
     * Returns the tenants whose link a candidate has made and nobody needs: neither its own connection nor another of the
     * same app and user. In doubt a link stays, since one too many costs nobody a connection.
     */
    public List<Tenant> removable(Stored holder) {
        Optional<Candidate> candidate = holder.record().candidate();
        List<Tenant> made = candidate.map(Candidate::made).orElse(List.of());
        if (made.isEmpty()
                || !othersUnchecked(holder.key(), candidate.get().tokens()).isEmpty()) {
            return List.of();
        }
        List<Stored> users =
                new ArrayList<>(othersLiving(holder.key(), candidate.get().tokens()));
        users.add(holder);
        Set<String> used = tenantIdsInUse(users);
        return made.stream().filter(t -> !used.contains(t.tenantId())).toList();
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

    /** Returns whether both are of one Xero user and one app. Where a token does not name its user, any connection of the app might be of the same one. */
    public static boolean isShared(TokenSet a, TokenSet b) {
        boolean sameUser = a.userId().equals(b.userId())
                || a.userId().isEmpty()
                || b.userId().isEmpty();
        return a.clientId().equals(b.clientId()) && sameUser;
    }
}
