package io.xeroconnect.internal.tenant;

import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.KnownTenant;
import io.xeroconnect.internal.wire.RemoteTenant;
import io.xeroconnect.model.Assumes;
import io.xeroconnect.model.Assumption;
import io.xeroconnect.model.Tenant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says which organisation a consent was for. Xero's list holds every tenant that its user ever connected to the app, in
 * an order that means nothing, so the first one is never taken.
 *
 * <p>Renewing a link may leave its {@code authEventId} as it was. So where no tenant carries the consent's id, the tenant
 * connected until now counts as renewed if it is listed, else the one with the newest stamp. An owner who has just chosen
 * another one and not confirmed it may have renewed that one, which its stamp then tells.
 *
 * @param kind what came out
 * @param tenant the tenant to use, or for {@link Kind#ANOTHER} one that the owner chose instead, if any is known
 */
public record TenantChoice(Kind kind, Optional<RemoteTenant> tenant) {
    /** What came out. */
    public enum Kind {
        /** One tenant is meant. */
        CHOSEN,
        /** Several are possible: the owner has to choose. */
        OPEN,
        /** The owner chose another tenant than the one connected until now. */
        ANOTHER,
        /** Xero lists none. */
        NONE
    }

    /**
     * Returns the choice for a consent.
     *
     * @param consent the consent's id from the access token, empty if it names none
     * @param unconfirmed what consents before this one brought instead of the expected tenant, and nobody confirmed
     */
    public static TenantChoice of(
            List<RemoteTenant> listed, String consent, Optional<String> expectedTenantId, List<Tenant> unconfirmed) {
        if (listed.isEmpty()) {
            return new TenantChoice(Kind.NONE, Optional.empty());
        }
        List<RemoteTenant> brought = brought(listed, consent);
        List<RemoteTenant> possible = possible(listed, consent);
        if (expectedTenantId.isPresent()) {
            Optional<RemoteTenant> again = newest(possible).filter(newest -> isAmong(unconfirmed, newest));
            if (brought.isEmpty() && again.isPresent()) {
                return new TenantChoice(Kind.ANOTHER, again);
            }
            Optional<RemoteTenant> expected = withId(possible, expectedTenantId.get());
            return expected.isPresent()
                    ? new TenantChoice(Kind.CHOSEN, expected)
                    : new TenantChoice(
                            Kind.ANOTHER,
                            newest(possible).or(() -> brought.stream().findFirst()));
        }
        Optional<RemoteTenant> clear = brought.isEmpty() ? newest(listed) : onlyOne(brought);
        return new TenantChoice(clear.isPresent() ? Kind.CHOSEN : Kind.OPEN, clear);
    }

    /** Returns those that a consent may have been for: what it brought, else every one. */
    public static List<RemoteTenant> possible(List<RemoteTenant> listed, String consent) {
        List<RemoteTenant> brought = brought(listed, consent);
        return brought.isEmpty() ? listed : brought;
    }

    private static List<RemoteTenant> brought(List<RemoteTenant> listed, String consent) {
        return listed.stream().filter(tenant -> isFrom(tenant, consent)).toList();
    }

    /**
     * Returns Xero's list as it is stored: with the mark of those that belong to this connection.
     *
     * @param consent the id of a consent that was just given, empty if the list was only read again
     */
    public static List<KnownTenant> known(
            List<RemoteTenant> listed, String consent, Optional<String> chosen, ConnectionRecord before) {
        Set<String> ours = before.tenants().stream()
                .filter(KnownTenant::ours)
                .map(known -> known.tenant().tenantId())
                .collect(Collectors.toSet());
        chosen.ifPresent(ours::add);
        return listed.stream()
                .map(remote -> new KnownTenant(
                        remote.tenant(),
                        isFrom(remote, consent) || ours.contains(remote.tenant().tenantId())))
                .toList();
    }

    /** Returns whether a tenant's link was made or renewed by this consent. */
    @Assumes(Assumption.NEW_LINK_CARRIES_CONSENT_ID)
    public static boolean isFrom(RemoteTenant tenant, String consent) {
        return !consent.isEmpty() && tenant.consent().filter(consent::equals).isPresent();
    }

    private static boolean isAmong(List<Tenant> tenants, RemoteTenant remote) {
        return tenants.stream()
                .anyMatch(tenant -> tenant.tenantId().equals(remote.tenant().tenantId()));
    }

    private static Optional<RemoteTenant> withId(List<RemoteTenant> tenants, String tenantId) {
        return tenants.stream()
                .filter(remote -> remote.tenant().tenantId().equals(tenantId))
                .findFirst();
    }

    private static Optional<RemoteTenant> onlyOne(List<RemoteTenant> tenants) {
        return tenants.size() == 1 ? Optional.of(tenants.get(0)) : Optional.empty();
    }

    @Assumes(Assumption.RENEWED_LINK_HAS_NEWEST_STAMP)
    private static Optional<RemoteTenant> newest(List<RemoteTenant> tenants) {
        RemoteTenant newest = tenants.stream()
                .max(Comparator.comparingLong(RemoteTenant::updatedAt))
                .orElseThrow();
        long asNew = tenants.stream()
                .filter(tenant -> tenant.updatedAt() == newest.updatedAt())
                .count();
        return asNew == 1 ? Optional.of(newest) : Optional.empty();
    }
}
