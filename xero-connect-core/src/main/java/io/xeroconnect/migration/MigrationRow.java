package io.xeroconnect.migration;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of one record of a plan. Holds no secret. Immutable.
 *
 * @param key the connection's key as text; it may be malformed where the record was
 * @param outcome how it ended
 * @param reason why, in one word that stays the same, such as {@code TOKEN_REFUSED}; empty where all is well
 * @param detail why and what to do, in sentences; empty where all is well
 * @param consentLink what to send to the customer if a consent is needed and the plan was given links
 */
public record MigrationRow(String key, Outcome outcome, String reason, String detail, Optional<URI> consentLink) {
    /** How a record ended. */
    public enum Outcome {
        /** A token of OAuth 1.0a was swapped: connected, and nothing to do. */
        MIGRATED,
        /** A token of OAuth 2.0 was taken over: connected, and nothing to do. */
        ADOPTED,
        /** It was connected before, by an earlier run or by a consent. Nothing was asked of Xero. */
        ALREADY_CONNECTED,
        /** Only a new consent helps: send the customer the link. The organisation is remembered where it was known. */
        CONSENT_NEEDED,
        /** The token or the consent is for another organisation: {@code confirmTenant} or {@code rejectTenant}. */
        TENANT_TO_CONFIRM,
        /**
         * Begun, and what came of it is not known yet. Nothing is lost if it is finished within 30 minutes: the keep-alive
         * does it, and so does another run.
         */
        UNFINISHED,
        /** Not begun, because what stopped records before it would stop it too. Run the plan again. */
        NOT_TRIED,
        /** It cannot go on by itself: the detail says what to correct. */
        FAILED
    }

    /** Refuses missing values. */
    public MigrationRow {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(consentLink, "consentLink");
    }

    /** Returns a row with nothing to say but its outcome. */
    public static MigrationRow of(String key, Outcome outcome) {
        return new MigrationRow(key, outcome, "", "", Optional.empty());
    }

    /** Returns a row that says why. */
    public static MigrationRow of(String key, Outcome outcome, String reason, String detail) {
        return new MigrationRow(key, outcome, reason, detail, Optional.empty());
    }

    /** Returns whether the connection can be used. */
    public boolean isConnected() {
        return switch (outcome) {
            case MIGRATED, ADOPTED, ALREADY_CONNECTED -> true;
            case CONSENT_NEEDED, TENANT_TO_CONFIRM, UNFINISHED, NOT_TRIED, FAILED -> false;
        };
    }
}
