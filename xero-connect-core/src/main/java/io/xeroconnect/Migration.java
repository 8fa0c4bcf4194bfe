package io.xeroconnect;

import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.migration.ConsentReason;
import io.xeroconnect.model.XeroConnection;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of a connection of OAuth 1.0a. Immutable; the text form shows no secret.
 *
 * @param outcome how it ended
 * @param connection the connection as it is now; after a swap usable, else with the former organisation remembered
 * @param reason why its owner has to consent; empty if not
 * @param request a consent that was begun for it; empty if none is needed
 */
public record Migration(
        Outcome outcome,
        XeroConnection connection,
        Optional<ConsentReason> reason,
        Optional<AuthorizationRequest> request) {
    /** How it ended. */
    public enum Outcome {
        /** The connection lives, since now or since before. */
        MIGRATED,
        /** Its owner has to consent once. */
        CONSENT_NEEDED
    }

    /** Refuses missing values. */
    public Migration {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(request, "request");
    }

    /** Returns whether the connection lives. */
    public boolean isMigrated() {
        return outcome == Outcome.MIGRATED;
    }

    static Migration migrated(XeroConnection connection) {
        return new Migration(Outcome.MIGRATED, connection, Optional.empty(), Optional.empty());
    }

    static Migration consentNeeded(XeroConnection connection, ConsentReason reason, AuthorizationRequest request) {
        return new Migration(Outcome.CONSENT_NEEDED, connection, Optional.of(reason), Optional.of(request));
    }
}
