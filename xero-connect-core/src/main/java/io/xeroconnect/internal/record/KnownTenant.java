package io.xeroconnect.internal.record;

import io.xeroconnect.model.Tenant;

/**
 * A tenant as Xero last listed it.
 *
 * @param ours whether it belongs to this connection: one of its consents brought it, or {@code selectTenant} chose it;
 *     that Xero lists it is not enough, since the list covers every connection of the same user and app
 */
public record KnownTenant(Tenant tenant, boolean ours) {}
