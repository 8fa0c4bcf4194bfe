package io.xeroconnect;

import io.xeroconnect.internal.authorization.Swap;
import io.xeroconnect.migration.OAuth1Credentials;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroConnection;

/** Leaves OAuth 1.0a: by a swap, or with a consent begun for the owner. */
record OneCallMigration(ConnectionManager xero) {
    Migration migrate(ConnectionKey key, OAuth1Credentials credentials) {
        Swap swap = swap(key, credentials);
        XeroConnection connection = xero.parts.status.show(swap.stored());
        return swap.reason()
                .map(reason -> Migration.consentNeeded(connection, reason, xero.beginAuthorization(key)))
                .orElseGet(() -> Migration.migrated(connection));
    }

    /** Begins no consent: nobody may be there to give it. */
    Swap swap(ConnectionKey key, OAuth1Credentials credentials) {
        Swap swap = xero.working(key, () -> xero.parts.consents.migrate(key, credentials));
        xero.parts.refresher.publish(swap.stored());
        return swap;
    }
}
