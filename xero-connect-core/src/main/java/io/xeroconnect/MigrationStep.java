package io.xeroconnect;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.internal.authorization.Swap;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.migration.ConsentReason;
import io.xeroconnect.migration.LegacyConnection;
import io.xeroconnect.migration.MigrationRow;
import io.xeroconnect.migration.MigrationRow.Outcome;
import io.xeroconnect.migration.OAuth1Credentials;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.ConnectionStatus;
import io.xeroconnect.model.XeroApp;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one record along and says what became of it; whatever goes wrong is a row and no exception. */
record MigrationStep(ConnectionManager xero, Function<ConnectionKey, Optional<URI>> links, MigrationBrake brake)
        implements LegacyConnection.Way<MigrationRow> {
    private static final Logger LOG = LoggerFactory.getLogger(MigrationPlan.class);

    @Override
    public MigrationRow adopt(ConnectionKey key, XeroApp app, String refreshToken, String tenantId) {
        return rowOf(key, Optional.of(app), found -> {
            boolean before = isConnected(key);
            xero.adopt(key, app, refreshToken, tenantId);
            return connected(key, before ? Outcome.ALREADY_CONNECTED : Outcome.ADOPTED);
        });
    }

    @Override
    public MigrationRow migrate(ConnectionKey key, Optional<XeroApp> app, OAuth1Credentials credentials) {
        return rowOf(key, app, found -> {
            if (isConnected(key)) {
                migration().swap(key, credentials); // which sends nothing, and refuses another organisation's
                return connected(key, Outcome.ALREADY_CONNECTED);
            }
            // The owner may have entered another app since the row was written.
            Optional<XeroApp> another = found.waitingApp().or(found::app).filter(own -> !isSame(own, app));
            if (another.isPresent()) {
                return rowOf(key, another, any -> swap(key, another, credentials));
            }
            if (found.tokens().isEmpty() && !found.disconnected()) {
                app.ifPresent(own -> xero.useApp(key, own));
            }
            return swap(key, app, credentials);
        });
    }

    /** A secret that was corrected in the row makes no other app of it. */
    private static boolean isSame(XeroApp own, Optional<XeroApp> app) {
        return app.filter(of -> of.clientId().equals(own.clientId())).isPresent();
    }

    private MigrationRow swap(ConnectionKey key, Optional<XeroApp> app, OAuth1Credentials credentials) {
        Optional<ConsentReason> known = brake.againstSwap(app);
        // With an ended token nothing is sent, and the organisation is remembered all the same.
        Swap swap = migration().swap(key, known.map(any -> ended(credentials)).orElse(credentials));
        if (swap.reason().isEmpty()) {
            return connected(key, Outcome.MIGRATED);
        }
        // The vendor's page begins the consent when the owner has come; a row that says so must be right.
        xero.parts.consents.requirePossible(swap.stored());
        ConsentReason why = swap.reason().get();
        return notSwapped(key, app, why == ConsentReason.TOKEN_EXPIRED ? known.orElse(why) : why);
    }

    private OneCallMigration migration() {
        return new OneCallMigration(xero);
    }

    private static OAuth1Credentials ended(OAuth1Credentials credentials) {
        return credentials.withExpiry(Instant.EPOCH);
    }

    private MigrationRow notSwapped(ConnectionKey key, Optional<XeroApp> app, ConsentReason why) {
        brake.notSwapped(app, why);
        if (why == ConsentReason.CLOCK_WRONG) {
            return MigrationRow.of(key.value(), Outcome.FAILED, why.name(), why.sentence() + " Set it right.");
        }
        String detail = why.sentence() + " Ask the owner to connect: authorize(key).";
        return new MigrationRow(key.value(), Outcome.CONSENT_NEEDED, why.name(), detail, link(key));
    }

    @Override
    public MigrationRow refuse(String key, String why) {
        return MigrationRow.of(key, Outcome.FAILED, "INVALID_RECORD", why);
    }

    private boolean isConnected(ConnectionKey key) {
        return xero.findConnection(key)
                .filter(c -> c.isUsable() || c.status() == ConnectionStatus.TENANT_CHOICE_NEEDED)
                .isPresent();
    }

    private MigrationRow connected(ConnectionKey key, Outcome outcome) {
        brake.succeeded();
        return MigrationRow.of(key.value(), outcome);
    }

    private MigrationRow rowOf(
            ConnectionKey key, Optional<XeroApp> app, Function<ConnectionRecord, MigrationRow> step) {
        boolean begun = false;
        try {
            ConnectionRecord found =
                    xero.working(key, () -> xero.parts.records.find(key)).record();
            begun = isBegun(found);
            return step.apply(found);
        } catch (IllegalArgumentException e) {
            return refuse(key.value(), String.valueOf(e.getMessage()));
        } catch (ReauthorizationRequiredException e) {
            brake.succeeded();
            return row(key, outcome(e.reason()), e.reason(), e);
        } catch (AuthorizationFailedException e) {
            brake.succeeded();
            return row(key, outcome(e.reason()), e.reason(), e);
        } catch (AppRejectedException e) {
            brake.failed(app, e);
            return row(key, Outcome.FAILED, e.reason(), e);
        } catch (TemporarilyUnavailableException e) {
            brake.failed(app, e, begun);
            return row(key, Outcome.UNFINISHED, e.reason(), e);
        } catch (TokenStoreException e) {
            brake.failed(e, begun, isOfThisRecordOnly(e));
            return row(key, outcome(e.reason()), e.reason(), e);
        } catch (RuntimeException e) {
            LOG.error("Unexpected failure in the migration of connection {}.", key, e);
            return MigrationRow.of(key.value(), Outcome.FAILED, "UNEXPECTED", "Unexpected: " + e.getClass());
        }
    }

    /** Five records that cannot be read would else keep every run from all that come after them. */
    private boolean isOfThisRecordOnly(TokenStoreException e) {
        if (e.reason() != TokenStoreException.Reason.UNREADABLE) {
            return false;
        }
        ConnectionKey nobodys = ConnectionKey.of("xero-connect-" + UUID.randomUUID());
        try {
            return xero.findConnection(nobodys).isEmpty();
        } catch (XeroConnectException storeFails) {
            LOG.debug("The store cannot be read at all.", storeFails);
            return false;
        }
    }

    /** A try before this one has left the organisation that is expected. */
    private static boolean isBegun(ConnectionRecord found) {
        boolean expects = found.tenantId().isPresent() || found.former().isPresent();
        return expects && found.tokens().isEmpty() && !found.disconnected();
    }

    private static Outcome outcome(ReauthorizationRequiredException.Reason reason) {
        return switch (reason) {
            case NOT_CONNECTED, DISCONNECTED, TOKEN_REFUSED, APP_CHANGED, TENANT_REFUSED, TENANT_DISCONNECTED ->
                Outcome.CONSENT_NEEDED;
            case TENANT_NOT_CONFIRMED -> Outcome.TENANT_TO_CONFIRM;
            case COPIED_STORE, TENANT_CHOICE_NEEDED -> Outcome.FAILED;
        };
    }

    private static Outcome outcome(AuthorizationFailedException.Reason reason) {
        boolean another = reason == AuthorizationFailedException.Reason.WRONG_TENANT
                || reason == AuthorizationFailedException.Reason.DEMO_COMPANY_RESET;
        return another ? Outcome.TENANT_TO_CONFIRM : Outcome.FAILED;
    }

    /** What Xero answered may not have been written down, so there is no time to lose. */
    private static Outcome outcome(TokenStoreException.Reason reason) {
        return switch (reason) {
            case UNREADABLE, UNWRITABLE, SEALING_FAILED, CONTENTION -> Outcome.UNFINISHED;
            case CORRUPT, NEWER_FORMAT, KEY_MISSING, NOT_OPENED -> Outcome.FAILED;
        };
    }

    private MigrationRow row(ConnectionKey key, Outcome outcome, Enum<?> reason, XeroConnectException e) {
        Optional<URI> link = outcome == Outcome.CONSENT_NEEDED ? link(key) : Optional.empty();
        return new MigrationRow(key.value(), outcome, reason.name(), sentence(e), link);
    }

    private Optional<URI> link(ConnectionKey key) {
        try {
            return links.apply(key);
        } catch (RuntimeException e) {
            LOG.error("There is no page for the consent of connection {}.", key, e);
            return Optional.empty();
        }
    }

    static String sentence(XeroConnectException e) {
        boolean hasWait = e instanceof TemporarilyUnavailableException later
                && !later.retryAfter().isZero();
        String wait = hasWait
                ? " (" + ((TemporarilyUnavailableException) e).retryAfter().toSeconds() + " seconds)"
                : "";
        return e.getMessage() + wait;
    }
}
