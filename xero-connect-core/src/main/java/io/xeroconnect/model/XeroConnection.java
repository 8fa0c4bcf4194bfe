package io.xeroconnect.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What may be shown about one connection: one consent by one Xero user to one app. Holds no secret. Immutable; a
 * snapshot of the moment it was read.
 *
 * @param key the vendor's name for it
 * @param status where it stands
 * @param reason why, with the next step for its owner
 * @param clientId the client id of the app it uses, empty while no app is known
 * @param tenant the organisation that calls go to; empty while none is chosen, and for a custom connection
 * @param tenantName the name of the organisation that a new consent is expected to bring; it stays after a disconnection
 * @param tenants all organisations that Xero listed for this consent when they were last read
 * @param tenantToConfirm another organisation than the expected one, which a new consent brought and which waits for
 *     {@code confirmTenant} or {@code rejectTenant}
 * @param scopes what Xero granted, what is missing of what the manager asks for, and what will not last
 * @param aliveUntil when the connection ends if nothing refreshes it before (60 idle days); empty without a refresh
 *     token
 */
public record XeroConnection(
        ConnectionKey key,
        ConnectionStatus status,
        StatusReason reason,
        Optional<String> clientId,
        Optional<Tenant> tenant,
        Optional<String> tenantName,
        List<Tenant> tenants,
        Optional<Tenant> tenantToConfirm,
        ConnectionScopes scopes,
        Optional<Instant> aliveUntil) {
    /** Copies the collections. */
    public XeroConnection {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(tenantName, "tenantName");
        tenants = List.copyOf(tenants);
        Objects.requireNonNull(tenantToConfirm, "tenantToConfirm");
        Objects.requireNonNull(scopes, "scopes");
        Objects.requireNonNull(aliveUntil, "aliveUntil");
    }

    /** Returns whether calls to Xero may be made now. */
    public boolean isUsable() {
        return status == ConnectionStatus.CONNECTED;
    }

    /** Returns one sentence that tells the shop's owner what to do next. */
    public String nextStep() {
        return reason.nextStep();
    }

    /** Returns the whole days that remain until {@link #aliveUntil}, 0 if that has passed, empty if it never ends. */
    public Optional<Long> daysLeft(Instant now) {
        return aliveUntil.map(
                end -> Math.max(0, java.time.Duration.between(now, end).toDays()));
    }
}
