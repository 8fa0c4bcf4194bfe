package io.xeroconnect.model;

import java.util.List;
import java.util.Objects;

/**
 * What {@code disconnect} will do, so that it can be shown before it is done.
 *
 * @param key the connection
 * @param removedAtXero the organisations whose link to the app will be deleted at Xero, with those that a consent made and
 *     nobody confirmed
 * @param keptForOthers organisations of this connection that stay, because another stored connection of the same app
 *     and Xero user uses them
 * @param revokesConsent whether the Xero user's whole consent to the app is revoked too, because nothing else needs it
 * @param keepsApp whether the app's id and secret stay stored, so that coming back is one consent
 */
public record DisconnectPlan(
        ConnectionKey key,
        List<Tenant> removedAtXero,
        List<Tenant> keptForOthers,
        boolean revokesConsent,
        boolean keepsApp) {
    /** Copies the lists. */
    public DisconnectPlan {
        Objects.requireNonNull(key, "key");
        removedAtXero = List.copyOf(removedAtXero);
        keptForOthers = List.copyOf(keptForOthers);
    }
}
