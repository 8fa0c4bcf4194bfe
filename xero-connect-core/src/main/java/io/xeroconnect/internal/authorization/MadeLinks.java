package io.xeroconnect.internal.authorization;

import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.internal.record.SharedConsents;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.wire.ApiException;
import io.xeroconnect.internal.wire.ConnectionsApi;
import io.xeroconnect.internal.wire.RemoteTenant;
import io.xeroconnect.model.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes at Xero the links that a consent has made and that nobody needs. Blocks on the store and on Xero. */
final class MadeLinks {
    private static final Logger LOG = LoggerFactory.getLogger(MadeLinks.class);

    private final SharedConsents shared;
    private final ConnectionsApi api;

    MadeLinks(SharedConsents shared, ConnectionsApi api) {
        this.shared = shared;
        this.api = api;
    }

    boolean areAny(Stored holder) {
        return !shared.removable(holder).isEmpty();
    }

    /** Removes all of them. */
    void remove(Stored holder) throws ApiException {
        for (Tenant tenant : shared.removable(holder)) {
            delete(holder, tenant);
        }
    }

    /**
     * Removes what is left of consents before the one that now succeeds. A link that Xero does not remove now is left to the
     * owner, because it must not stop the right consent.
     *
     * @param consents what this consent brought, which stays, with the chosen tenant
     * @return Xero's list without what was removed
     */
    List<RemoteTenant> removeFormer(Stored holder, List<RemoteTenant> listed, List<RemoteTenant> consents) {
        Set<String> stay =
                consents.stream().map(remote -> remote.tenant().tenantId()).collect(Collectors.toSet());
        Set<String> removed = shared.removable(holder).stream()
                .filter(tenant -> !stay.contains(tenant.tenantId()))
                .flatMap(tenant -> removeQuietly(holder, tenant).stream())
                .collect(Collectors.toSet());
        return listed.stream()
                .filter(remote -> !removed.contains(remote.tenant().tenantId()))
                .toList();
    }

    private Optional<String> removeQuietly(Stored holder, Tenant tenant) {
        try {
            delete(holder, tenant);
            return Optional.of(tenant.tenantId());
        } catch (ApiException e) {
            LOG.warn(
                    "An organisation that a former consent of connection {} made stays connected at Xero. {}",
                    holder.key(),
                    e.getMessage());
            return Optional.empty();
        }
    }

    private void delete(Stored holder, Tenant tenant) throws ApiException {
        Candidate candidate = holder.record().candidate().orElseThrow();
        api.delete(candidate.tokens().accessToken(), tenant);
    }
}
