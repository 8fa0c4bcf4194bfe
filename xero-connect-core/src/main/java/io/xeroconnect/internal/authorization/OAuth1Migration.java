package io.xeroconnect.internal.authorization;

import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.internal.oauth1.MigrateEndpoint;
import io.xeroconnect.internal.oauth1.MigrateOutcome;
import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.internal.refresh.Unusable;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.migration.ConsentReason;
import io.xeroconnect.migration.FormerOrganisation;
import io.xeroconnect.migration.OAuth1Credentials;
import io.xeroconnect.migration.OAuth1Credentials.Signing;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Swaps a connection of OAuth 1.0a for a token set, or leads its owner to a consent:
 *
 * <ol>
 *   <li>Leave alone a connection that lives. Remember the former organisation, and finish what was begun earlier.
 *   <li>Say at once that a consent is needed where Xero never swapped anything, or cannot any more.
 *   <li>Take the lease and ask Xero. That spends nothing, so whatever interrupts it is mended by asking again.
 *   <li>Store the tokens as a candidate while the lease is still held, then check and promote it like any other
 *       candidate: {@link CandidateCheck}.
 * </ol>
 */
final class OAuth1Migration {
    private static final Logger LOG = LoggerFactory.getLogger(OAuth1Migration.class);

    /** They ask for an id_token, which this endpoint never issued. */
    private static final Set<String> OF_A_PERSON = Set.of("openid", "profile", "email");

    private final ConnectionRecords records;
    private final TakeOver takeOver;
    private final CandidateLease lease;
    private final MigrateEndpoint endpoint;
    private final CandidateCheck candidates;
    private final StatusRule status;
    private final AskedScopes asked;
    private final Time time;
    private final Timings timings;

    OAuth1Migration(
            ConnectionRecords records,
            TakeOver takeOver,
            CandidateLease lease,
            MigrateEndpoint endpoint,
            CandidateCheck candidates,
            StatusRule status,
            AskedScopes asked,
            Time time,
            Timings timings) {
        this.records = records;
        this.takeOver = takeOver;
        this.lease = lease;
        this.endpoint = endpoint;
        this.candidates = candidates;
        this.status = status;
        this.asked = asked;
        this.time = time;
        this.timings = timings;
    }

    Swap migrate(ConnectionKey key, OAuth1Credentials credentials) {
        Stored prepared = records.update(key, record -> prepared(key, record, credentials.organisation()));
        if (takeOver.isInUse(prepared.record())) {
            return Swap.living(prepared);
        }
        takeOver.requireOurs(prepared);
        String name = name(credentials);
        Stored now = takeOver.finishFormer(prepared, name);
        if (takeOver.isInUse(now.record())) {
            return Swap.living(now);
        }
        if (TakeOver.isBegun(now.record(), name)) {
            return finish(now);
        }
        Optional<XeroApp> app = status.nextApp(now.record());
        return withoutAsking(now.record(), credentials, app, name)
                .map(reason -> Swap.consentNeeded(now, reason))
                .orElseGet(() -> ask(now, credentials, app.orElseThrow(), name));
    }

    /** The token's name, by which a second try knows it. A consumer key is no secret, so it may stand in front. */
    private static String name(OAuth1Credentials credentials) {
        return credentials
                .signing()
                .map(signing -> RandomText.hash("swapped " + signing.consumerKey() + " " + signing.accessToken()))
                .orElse("");
    }

    private ConnectionRecord prepared(ConnectionKey key, ConnectionRecord record, FormerOrganisation former) {
        former.tenantId().ifPresent(id -> TakeOver.requireSameOrganisation(key, record, id));
        if (takeOver.isInUse(record) || former.isUnknown()) {
            return record;
        }
        Optional<String> tenantId = former.tenantId().or(record::tenantId);
        FormerOrganisation hint =
                new FormerOrganisation(Optional.empty(), former.organisationId(), former.shortCode(), former.name());
        ConnectionRecord next = record.with(f ->
                f.tenant(tenantId, record.tenantName()).former(hint.isUnknown() ? record.former() : Optional.of(hint)));
        boolean same =
                next.tenantId().equals(record.tenantId()) && next.former().equals(record.former());
        return same ? record : TakeOver.toCheckAgain(next);
    }

    private Optional<ConsentReason> withoutAsking(
            ConnectionRecord record, OAuth1Credentials credentials, Optional<XeroApp> app, String name) {
        if (record.disconnected()) {
            return Optional.of(ConsentReason.DISCONNECTED);
        }
        if (TakeOver.wasTaken(record, name)) {
            return Optional.of(ConsentReason.SWAPPED_BEFORE);
        }
        return switch (credentials.kind()) {
            case PRIVATE -> Optional.of(ConsentReason.PRIVATE_APP);
            case PUBLIC -> Optional.of(ConsentReason.PUBLIC_APP);
            case PARTNER -> withoutAsking(credentials, app);
        };
    }

    private Optional<ConsentReason> withoutAsking(OAuth1Credentials credentials, Optional<XeroApp> app) {
        if (credentials.expiresAt().filter(end -> !time.now().isBefore(end)).isPresent()) {
            return Optional.of(ConsentReason.TOKEN_EXPIRED);
        }
        boolean isWeb = app.filter(a -> a.type() == XeroApp.Type.WEB).isPresent();
        return isWeb ? Optional.empty() : Optional.of(ConsentReason.APP_WITHOUT_SECRET);
    }

    private Swap ask(Stored found, OAuth1Credentials credentials, XeroApp app, String name) {
        Signing signing = credentials.signing().orElseThrow();
        CandidateLease.Claimed claim = lease.claim(found);
        lease.requireTime(claim);
        Stored claimed = claim.stored();
        List<String> scopes = asked.of(claimed.record(), app.clientId()).stream()
                .filter(scope -> !OF_A_PERSON.contains(scope))
                .toList();
        MigrateOutcome outcome = endpoint.swap(signing, credentials.tenantType(), app, scopes);
        if (outcome instanceof MigrateOutcome.Swapped swapped) {
            return finish(store(claimed, candidate(swapped, app, scopes, name)));
        }
        Stored released = lease.write(claimed, UnaryOperator.identity());
        if (outcome instanceof MigrateOutcome.Refused refused) {
            LOG.info(
                    "Connection {} needs a consent: {} {}",
                    found.key(),
                    refused.reason().sentence(),
                    refused.seen());
            return Swap.consentNeeded(released, refused.reason());
        }
        throw ((MigrateOutcome.Unavailable) outcome).error(ErrorContext.of(found.key()));
    }

    private Candidate candidate(MigrateOutcome.Swapped swapped, XeroApp app, List<String> scopes, String name) {
        TokenSet tokens = TokenSet.first(swapped.reply(), app.clientId(), scopes);
        long endsAt = tokens.obtainedAt() + timings.idleLifetime().toMillis();
        return Candidate.adopted(tokens, name, endsAt)
                .ofTenant(swapped.tenantId())
                .ofDeployment(status.deployment());
    }

    /** A consent, a disconnection or forgetting takes the lease away; then these tokens are for nobody. */
    private Stored store(Stored claimed, Candidate candidate) {
        Stored stored =
                lease.write(claimed, record -> takeOver.isInUse(record) ? record : TakeOver.begun(record, candidate));
        boolean isOurs =
                stored.record().candidate().filter(candidate::isOfSameConsent).isPresent();
        if (!isOurs) {
            throw CandidateLease.underWay(stored);
        }
        return stored;
    }

    private Swap finish(Stored begun) {
        try {
            Stored finished = candidates.finish(begun);
            if (!takeOver.isInUse(finished.record())) {
                throw Unusable.because(status.reason(finished.record()), begun.key());
            }
            return Swap.living(finished);
        } catch (AuthorizationFailedException e) {
            boolean unusable = e.reason() == AuthorizationFailedException.Reason.CODE_REJECTED
                    || e.reason() == AuthorizationFailedException.Reason.NO_TENANT;
            if (!unusable) {
                throw e;
            }
            return Swap.consentNeeded(records.find(begun.key()), ConsentReason.RESULT_UNUSABLE);
        }
    }
}
