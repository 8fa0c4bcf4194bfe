package io.xeroconnect;

import io.xeroconnect.internal.Parts;
import io.xeroconnect.internal.authorization.Swap;
import io.xeroconnect.migration.OAuth1Credentials;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroConnection;
import java.time.Duration;

/** Leaves OAuth 1.0a in one call: by a swap, or with a consent begun for the owner. */
record OneCallMigration(Parts parts, Duration callerTimeout) {
    Migration migrate(ConnectionManager xero, ConnectionKey key, OAuth1Credentials credentials) {
        Swap swap = parts.workers.call(key, callerTimeout, () -> parts.consents.migrate(key, credentials));
        parts.refresher.publish(swap.stored());
        XeroConnection connection = parts.status.show(swap.stored());
        return swap.reason()
                .map(reason -> Migration.consentNeeded(connection, reason, xero.beginAuthorization(key)))
                .orElseGet(() -> Migration.migrated(connection));
    }
}
