package io.xeroconnect.internal.refresh;

import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.Assumes;
import io.xeroconnect.model.Assumption;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.StatusReason;
import java.time.Instant;
import java.util.Optional;

/**
 * Says how long a record and its token may be served: FRESH before the refresh margin, STALE until the expiry margin,
 * EXPIRED after it.
 */
final class Snapshots {
    private static final int REREAD_FACTOR = 5;

    private final StatusRule status;
    private final Timings timings;

    Snapshots(StatusRule status, Timings timings) {
        this.status = status;
        this.timings = timings;
    }

    Snapshot of(Stored stored, long readAt) {
        ConnectionRecord record = stored.record();
        StatusReason reason = status.reason(record);
        long recheckAt = readAt + timings.storeRecheck().toMillis();
        if (record.tokens().isEmpty() || !Unusable.servesTokens(reason)) {
            return Snapshot.withoutToken(stored, reason, readAt, recheckAt);
        }
        return serving(stored, record.tokens().get(), reason, readAt);
    }

    /** Returns what serves calls to another tenant than the selected one, while that one is gone and the other is listed. */
    Optional<Snapshot> beside(Snapshot seen, String tenantId, long readAt) {
        if (seen.token().isPresent()) {
            return Optional.of(seen);
        }
        ConnectionRecord record = seen.stored().record();
        boolean listed = record.tenants().stream()
                .anyMatch(known -> known.tenant().tenantId().equals(tenantId));
        boolean selected = record.tenantId().filter(tenantId::equals).isPresent();
        return record.tokens()
                .filter(tokens -> seen.reason() == StatusReason.TENANT_GONE && listed && !selected)
                .map(tokens -> serving(seen.stored(), tokens, seen.reason(), readAt));
    }

    private Snapshot serving(Stored stored, TokenSet tokens, StatusReason reason, long readAt) {
        long recheckAt = readAt + timings.storeRecheck().toMillis();
        return Snapshot.withToken(
                stored,
                new AccessToken(tokens.accessToken(), Instant.ofEpochMilli(tokens.expiresAt())),
                reason,
                readAt,
                Math.min(staleAt(stored.key(), tokens), recheckAt),
                expiredAt(tokens),
                readAt + REREAD_FACTOR * timings.storeRecheck().toMillis());
    }

    /** Returns when a token set is due for a refresh. A short-lived token keeps at least three quarters of its life. */
    @Assumes(Assumption.OLD_ACCESS_TOKEN_SERVES_ON)
    long staleAt(ConnectionKey key, TokenSet tokens) {
        long spread = Math.max(1, timings.refreshJitter().toMillis());
        long jitter = Math.floorMod(key.hashCode() * 0x9E3779B9L, spread);
        long margin = timings.refreshMargin().toMillis() + jitter;
        return tokens.expiresAt() - Math.min(margin, lifetime(tokens) / 4);
    }

    Freshness freshness(ConnectionKey key, TokenSet tokens, long now) {
        if (now >= expiredAt(tokens)) {
            return Freshness.EXPIRED;
        }
        return now < staleAt(key, tokens) ? Freshness.FRESH : Freshness.STALE;
    }

    private long expiredAt(TokenSet tokens) {
        return tokens.expiresAt() - Math.min(timings.expiryMargin().toMillis(), lifetime(tokens) / 10);
    }

    private static long lifetime(TokenSet tokens) {
        return tokens.expiresAt() - tokens.obtainedAt();
    }
}
