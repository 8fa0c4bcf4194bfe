package io.xeroconnect.internal.authorization;

import io.xeroconnect.internal.wire.ApiException;
import io.xeroconnect.internal.wire.ConnectionsApi;
import io.xeroconnect.internal.wire.OrganisationIds;
import io.xeroconnect.migration.FormerOrganisation;
import io.xeroconnect.model.Tenant;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a tenant is the organisation that an OAuth 1.0a integration remembers. The organisation id decides, else the
 * short code, which only the organisation itself tells; where it may not be asked, or nothing else is known, the name does.
 * Blocks on at most one request.
 */
enum FormerMatch {
    SAME,
    DIFFERENT,
    /** Nothing that is known of both could be compared. */
    UNKNOWN;

    /** @throws ApiException if Xero cannot say now */
    static FormerMatch of(FormerOrganisation former, Tenant tenant, ConnectionsApi api, String accessToken)
            throws ApiException {
        if (isOfId(former, tenant)) {
            return SAME;
        }
        Optional<OrganisationIds> ids =
                isToAsk(former) ? api.organisation(accessToken, tenant.tenantId()) : Optional.empty();
        FormerMatch byId = compare(former.organisationId(), ids.flatMap(OrganisationIds::organisationId));
        FormerMatch byCode = compare(former.shortCode(), ids.flatMap(OrganisationIds::shortCode));
        FormerMatch byName = compare(former.name(), Optional.of(tenant.name()));
        return byId != UNKNOWN ? byId : byCode != UNKNOWN ? byCode : byName;
    }

    /** Returns whether the organisation itself has to be asked. */
    static boolean isToAsk(FormerOrganisation former) {
        return former.organisationId().isPresent() || former.shortCode().isPresent();
    }

    /** Returns whether something fits that is known without a request. */
    static boolean isLikely(FormerOrganisation former, Tenant tenant) {
        return isOfId(former, tenant) || compare(former.name(), Optional.of(tenant.name())) == SAME;
    }

    private static boolean isOfId(FormerOrganisation former, Tenant tenant) {
        return compare(former.organisationId(), Optional.of(tenant.tenantId())) == SAME;
    }

    private static FormerMatch compare(Optional<String> remembered, Optional<String> found) {
        if (remembered.isEmpty() || found.isEmpty()) {
            return UNKNOWN;
        }
        return isSame(remembered.get(), found.get()) ? SAME : DIFFERENT;
    }

    /** People and programs copy these with other spaces and in another case. */
    private static boolean isSame(String remembered, String found) {
        return plain(remembered).equals(plain(found));
    }

    private static String plain(String text) {
        return text.strip().replaceAll("[\\s\\u00a0]+", " ").toLowerCase(Locale.ROOT);
    }
}
