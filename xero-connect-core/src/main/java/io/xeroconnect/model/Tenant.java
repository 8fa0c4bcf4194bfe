package io.xeroconnect.model;

import java.util.Objects;

/**
 * An organisation or practice at Xero that a connection reaches.
 *
 * @param tenantId what the {@code xero-tenant-id} header carries; empty for a custom connection
 * @param connectionId Xero's own id of the link between app and tenant, for its {@code DELETE /connections/{id}}
 * @param name the organisation's name, or its id where Xero gives no name
 * @param type {@code ORGANISATION}, {@code PRACTICE}, {@code PRACTICEMANAGER} or what Xero adds later
 */
public record Tenant(String tenantId, String connectionId, String name, String type) {
    /** Refuses missing values. The few types there are, are kept in memory once. */
    public Tenant {
        Objects.requireNonNull(tenantId, "tenantId");
        Objects.requireNonNull(connectionId, "connectionId");
        Objects.requireNonNull(name, "name");
        type = Objects.requireNonNull(type, "type").intern();
    }
}
