package io.xeroconnect.internal.record;

import io.xeroconnect.model.Tenant;

/**
 * Another organisation than the expected one, which the owner chose at Xero and has to confirm here.
 *
 * @param newLink whether this consent is known to have made the link between app and organisation, so that refusing the
 *     organisation may remove it
 */
public record ChosenTenant(Tenant tenant, boolean newLink) {}
