package io.xeroconnect.internal.refresh;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.event.ConnectionListener;
import io.xeroconnect.internal.event.Events;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.Lease;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.internal.time.Stopwatch;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.internal.wire.TokenEndpoint;
import io.xeroconnect.internal.wire.TokenEndpoint.AppKey;
import io.xeroconnect.internal.wire.TokenOutcome;
import io.xeroconnect.internal.work.Workers;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.XeroApp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one connection up to date, on nothing but compare-and-set:
 *
 * <ol>
 *   <li><b>Look.</b> Read the record, finish a candidate, show both to everybody. Nothing due: done. A
 *       token that still serves is handed out before anything else is done.
 *   <li><b>Wait.</b> A lease of another is waited out, unless the token still serves.
 *   <li><b>Claim.</b> Write a lease with the random id of this attempt. This one durable write is the right to refresh,
 *       the written intent, and the proof that the store can be written. No claim, no POST. A lost race: look again.
 *   <li><b>Post</b>, once per claim.
 *   <li><b>Classify.</b> Not processed: release, back off. Unknown: the lease stays until it lapses, then whoever looks
 *       replays the old token in Xero's grace period. Refused: read again; if still the holder, say so in the record.
 *       The app refused: release, try its other secret, else say so.
 *   <li><b>Commit.</b> Write the new token set. While the store fails, try again and serve from memory; never post again.
 *   <li><b>Show</b> the result to everybody, then tell the listeners.
 * </ol>
 *
 * Every step runs on a thread of the library; waiting holds no thread.
 */
final class RefreshAlgorithm {
    private static final Logger LOG = LoggerFactory.getLogger(RefreshAlgorithm.class);
    private static final Duration FIRST_POLL = Duration.ofMillis(50);
    private static final Duration WELL_INSIDE_GRACE = Duration.ofMinutes(15);

    private final ConnectionRecords records;
    private final UnaryOperator<Stored> candidates;
    private final TokenEndpoint endpoint;
    private final StatusRule status;
    private final Snapshots snapshots;
    private final AppCircuit circuit;
    private final Workers workers;
    private final Events events;
    private final Time time;
    private final Timings timings;

    RefreshAlgorithm(
            ConnectionRecords records,
            UnaryOperator<Stored> candidates,
            TokenEndpoint endpoint,
            StatusRule status,
            Snapshots snapshots,
            Workers workers,
            Events events,
            Time time,
            Timings timings) {
        this.records = records;
        this.candidates = candidates;
        this.endpoint = endpoint;
        this.status = status;
        this.snapshots = snapshots;
        this.circuit = new AppCircuit(time, timings);
        this.workers = workers;
        this.events = events;
        this.time = time;
        this.timings = timings;
    }

    void appAccepted(AppKey app) {
        circuit.accepted(app);
    }

    /** Starts a flight that this caller has just created. */
    void start(Slot slot, Flight flight) {
        try {
            workers.start(slot.key, () -> step(slot, flight, FIRST_POLL));
        } catch (TemporarilyUnavailableException e) {
            fail(slot, flight, e);
        }
    }

    /** Starts a flight that nobody waits for, if none is under way. */
    void startInBackground(Slot slot) {
        Slot.Boarding boarding = slot.board(Demand.USABLE);
        if (boarding.isNew()) {
            start(slot, boarding.flight());
        }
    }

    private void step(Slot slot, Flight flight, Duration poll) {
        try {
            look(slot, flight, poll);
        } catch (XeroConnectException e) {
            fail(slot, flight, e);
        } catch (RuntimeException | Error e) {
            LOG.error("Unexpected failure while connection {} was brought up to date.", slot.key, e);
            fail(slot, flight, e);
        }
    }

    private void stepLater(Slot slot, Flight flight, Duration poll) {
        Duration next = poll.multipliedBy(2).compareTo(timings.poll()) < 0 ? poll.multipliedBy(2) : timings.poll();
        workers.later(slot.key, poll, () -> step(slot, flight, next));
    }

    // 1. Look.

    private void look(Slot slot, Flight flight, Duration poll) {
        Snapshot before = slot.snapshot;
        long readAt = time.millis();
        Stored now = finishCandidate(records.find(slot.key));
        Snapshot shown = slot.publish(snapshots.of(now, readAt), before);
        if (!isDue(now, flight)) {
            land(slot, flight, shown);
            return;
        }
        if (serves(shown)) {
            flight.serving.complete(shown);
        }
        Duration left = now.record()
                .lease()
                .map(lease -> slot.leases.remaining(lease, time))
                .orElse(Duration.ZERO);
        if (left.isNegative() || left.isZero()) {
            claim(slot, flight, now);
        } else {
            waitForHolder(slot, flight, shown, poll);
        }
    }

    private boolean serves(Snapshot shown) {
        return shown.token().isPresent() && time.millis() < shown.usableUntil;
    }

    /** A candidate that cannot be checked now must not keep the living set from being refreshed. */
    private Stored finishCandidate(Stored now) {
        try {
            return now.record().candidate().isPresent() ? candidates.apply(now) : now;
        } catch (TemporarilyUnavailableException e) {
            if (now.record().tokens().isEmpty()) {
                throw e;
            }
            LOG.warn("{}", e.getMessage());
            return now;
        }
    }

    private boolean isDue(Stored now, Flight flight) {
        ConnectionRecord record = now.record();
        Optional<TokenSet> tokens = record.tokens();
        if (!canRefresh(record)) {
            return false;
        }
        boolean forced = tokens.filter(set -> flight.forces(set.accessToken())).isPresent();
        return tokens.isEmpty()
                || record.lease().isPresent()
                || forced
                || time.millis() >= snapshots.staleAt(now.key(), tokens.get());
    }

    private boolean canRefresh(ConnectionRecord record) {
        StatusReason reason = status.reason(record);
        boolean custom = status.livingApp(record)
                .filter(app -> app.type() == XeroApp.Type.CUSTOM_CONNECTION)
                .isPresent();
        boolean hasRefreshToken =
                record.tokens().flatMap(TokenSet::refreshToken).isPresent();
        return switch (reason) {
            case OK, SEVERAL_TENANTS, TENANT_GONE, SECRET_REJECTED, GRANT_NOT_ALLOWED, SCOPE_REFUSED ->
                custom || hasRefreshToken;
            case NO_CONSENT -> custom;
            case NO_APP, CONSENT_UNFINISHED, DISCONNECTED, TOKEN_REFUSED, APP_CHANGED -> false;
        };
    }

    // 2. Wait.

    private void waitForHolder(Slot slot, Flight flight, Snapshot shown, Duration poll) {
        if (serves(shown) && !flight.demand.forced()) {
            land(slot, flight, shown);
        } else {
            slot.backoff.active().ifPresent(error -> {
                throw error;
            });
            stepLater(slot, flight, poll);
        }
    }

    // 3. Claim.

    private void claim(Slot slot, Flight flight, Stored now) {
        slot.backoff.active().ifPresent(error -> {
            throw error;
        });
        AppKey app = acceptedKey(now);
        Lease lease = new Lease(UUID.randomUUID().toString(), timings.lease(), time.millis());
        Stopwatch held = Stopwatch.start(time);
        Optional<Stored> claimed = records.replace(now, now.record().with(f -> f.lease(Optional.of(lease))));
        if (claimed.isEmpty()) {
            stepLater(slot, flight, FIRST_POLL);
            return;
        }
        slot.leases.claimed(lease, held);
        Attempt attempt = new Attempt(slot, flight, now, claimed.get(), lease, app);
        if (held.atMost().plus(timings.exchange()).compareTo(lease.duration()) > 0) {
            release(attempt, UnaryOperator.identity());
            stepLater(slot, flight, FIRST_POLL);
        } else {
            classify(attempt, post(attempt));
        }
    }

    /** Returns the app with the first of its secrets that Xero is not known to refuse. */
    private AppKey acceptedKey(Stored now) {
        List<AppKey> keys = keys(now.record());
        for (AppKey key : keys) {
            if (circuit.refusal(key).isEmpty()) {
                return key;
            }
        }
        throw new AppRejectedException(circuit.refusal(keys.get(0)).orElseThrow(), ErrorContext.of(now.key()));
    }

    private List<AppKey> keys(ConnectionRecord record) {
        XeroApp app = status.livingApp(record).orElseThrow();
        return Stream.concat(Stream.of(AppKey.of(app)), AppKey.previousOf(app).stream())
                .toList();
    }

    /** One claim and all that belongs to it. {@code found} is the record before the claim. */
    private record Attempt(Slot slot, Flight flight, Stored found, Stored claimed, Lease lease, AppKey app) {
        ConnectionKey key() {
            return slot.key;
        }

        ErrorContext context() {
            return ErrorContext.of(slot.key);
        }

        boolean holds(ConnectionRecord record) {
            return record.generation() == claimed.record().generation()
                    && record.lease()
                            .map(Lease::owner)
                            .filter(lease.owner()::equals)
                            .isPresent();
        }
    }

    // 4. Post.

    private TokenOutcome post(Attempt attempt) {
        return attempt.claimed
                .record()
                .tokens()
                .flatMap(TokenSet::refreshToken)
                .map(token -> endpoint.refresh(attempt.app, token))
                .orElseGet(() -> endpoint.clientCredentials(attempt.app));
    }

    // 5. Classify.

    private void classify(Attempt attempt, TokenOutcome outcome) {
        if (outcome instanceof TokenOutcome.Granted granted) {
            Commit commit = new Commit(attempt, nextTokens(attempt, granted));
            commit(commit, attempt.claimed, timings.backoff());
        } else if (outcome instanceof TokenOutcome.GrantRefused refused) {
            boolean nothingWasSpent = attempt.found
                    .record()
                    .tokens()
                    .flatMap(TokenSet::refreshToken)
                    .isEmpty();
            if (nothingWasSpent) {
                appRefused(attempt, AppRejectedException.Reason.REQUEST_REFUSED, refused.correlationId());
            } else {
                grantRefused(attempt, refused.correlationId());
            }
        } else if (outcome instanceof TokenOutcome.AppRefused refused) {
            appRefused(attempt, refused.reason(), refused.correlationId());
        } else if (outcome instanceof TokenOutcome.NotProcessed not) {
            release(attempt, UnaryOperator.identity());
            backOff(attempt, left -> TokenOutcome.unavailable(not, attempt.context(), left), not.retryAfter());
        } else if (outcome instanceof TokenOutcome.Unknown unknown) {
            backOff(
                    attempt,
                    left -> TokenOutcome.unavailable(unknown, attempt.context(), left),
                    pauseAfterUnknown(attempt, unknown.retryAfter()));
        }
    }

    /** A server that asks for more patience than the grace period allows would end the connection. */
    private Duration pauseAfterUnknown(Attempt attempt, Duration retryAfter) {
        Duration left = attempt.slot.leases.remaining(attempt.lease, time);
        Duration asked = retryAfter.compareTo(WELL_INSIDE_GRACE) < 0 ? retryAfter : WELL_INSIDE_GRACE;
        return left.compareTo(asked) > 0 ? left : asked;
    }

    private TokenSet nextTokens(Attempt attempt, TokenOutcome.Granted granted) {
        return attempt.claimed
                .record()
                .tokens()
                .map(tokens -> tokens.next(granted.reply()))
                .orElseGet(() -> TokenSet.first(granted.reply(), attempt.app.clientId(), List.of()));
    }

    private void backOff(Attempt attempt, Function<Duration, XeroConnectException> because, Duration atLeast) {
        XeroConnectException error = attempt.slot.backoff.failed(because, atLeast);
        fail(attempt.slot, attempt.flight, error);
        events.tell(ConnectionListener::refreshFailed, attempt.found, error);
    }

    /** Gives the lease back. What an earlier attempt left unfinished stays unfinished. */
    private Optional<Stored> release(Attempt attempt, UnaryOperator<ConnectionRecord> alsoChange) {
        UnaryOperator<ConnectionRecord> change = record ->
                alsoChange.apply(record.with(f -> f.lease(attempt.found.record().lease())));
        try {
            Stored now = attempt.claimed;
            Optional<Stored> released = records.replace(now, change.apply(now.record()));
            while (released.isEmpty()) {
                now = records.find(attempt.key());
                if (!attempt.holds(now.record())) {
                    return Optional.empty();
                }
                released = records.replace(now, change.apply(now.record()));
            }
            show(attempt.slot, released.get());
            return released;
        } catch (TokenStoreException e) {
            LOG.warn("A lease could not be given back and will lapse by itself. {}", e.getMessage());
            return Optional.empty();
        }
    }

    private void appRefused(Attempt attempt, AppRejectedException.Reason reason, String correlationId) {
        circuit.refused(attempt.app, reason);
        boolean another = keys(attempt.claimed.record()).stream()
                .anyMatch(key -> circuit.refusal(key).isEmpty());
        if (another) {
            release(attempt, UnaryOperator.identity());
            step(attempt.slot, attempt.flight, FIRST_POLL);
            return;
        }
        AppRejectedException error =
                new AppRejectedException(reason, ErrorContext.of(attempt.key()).correlationId(correlationId));
        boolean known = attempt.found.record().appProblem().equals(Optional.of(reason));
        Optional<Stored> released = release(attempt, record -> record.with(f -> f.appProblem(Optional.of(reason))));
        fail(attempt.slot, attempt.flight, error);
        if (!known) {
            released.ifPresent(stored -> events.tell(ConnectionListener::appRejected, stored, error));
        }
    }

    /** Somebody else may have refreshed since our claim lapsed, so the record decides what a refusal means. */
    private void grantRefused(Attempt attempt, String correlationId) {
        Stored now = records.find(attempt.key());
        while (attempt.holds(now.record())) {
            Optional<Stored> dead = records.replace(
                    now, now.record().with(f -> f.lease(Optional.empty()).refused(true)));
            if (dead.isPresent()) {
                show(attempt.slot, dead.get());
                ReauthorizationRequiredException error = new ReauthorizationRequiredException(
                        ReauthorizationRequiredException.Reason.TOKEN_REFUSED,
                        ErrorContext.of(attempt.key()).correlationId(correlationId));
                LOG.warn("{}", error.getMessage());
                fail(attempt.slot, attempt.flight, error);
                events.tell(ConnectionListener::reauthorizationRequired, dead.get(), error);
                return;
            }
            now = records.find(attempt.key());
        }
        stepLater(attempt.slot, attempt.flight, FIRST_POLL);
    }

    // 6. Commit.

    /** A new token set on its way into the store. */
    private record Commit(Attempt attempt, TokenSet tokens) {
        ConnectionRecord into(ConnectionRecord record) {
            return record.with(f -> f.tokens(Optional.of(tokens))
                    .lease(Optional.empty())
                    .refused(false)
                    .appProblem(Optional.empty())
                    .app(record.app().map(this::withoutProvenOut)));
        }

        /** Once Xero has accepted the current secret, the older one has served. */
        private XeroApp withoutProvenOut(XeroApp app) {
            boolean currentWorked = AppKey.of(app).equals(attempt.app);
            return currentWorked ? app.withoutPreviousSecret() : app;
        }
    }

    private void commit(Commit commit, Stored base, Duration pause) {
        Attempt attempt = commit.attempt;
        try {
            Stored now = base;
            Optional<Stored> written = records.replace(now, commit.into(now.record()));
            while (written.isEmpty()) {
                now = records.find(attempt.key());
                if (!attempt.holds(now.record())) {
                    overtaken(commit, now);
                    return;
                }
                written = records.replace(now, commit.into(now.record()));
            }
            committed(commit, written.get());
        } catch (TokenStoreException e) {
            serveUncommitted(commit, e, pause);
        }
    }

    private void committed(Commit commit, Stored written) {
        Slot slot = commit.attempt.slot;
        slot.backoff.succeeded();
        circuit.accepted(commit.attempt.app);
        land(slot, commit.attempt.flight, show(slot, written));
        events.tell(ConnectionListener::refreshed, written);
    }

    /** The record went on without us: our own write whose acknowledgement was lost, a new consent, or a disconnect. */
    private void overtaken(Commit commit, Stored now) {
        boolean ours = now.record().tokens().filter(commit.tokens::equals).isPresent();
        if (ours) {
            committed(commit, now);
        } else {
            LOG.warn("Connection {} changed hands during a refresh; the newer tokens stand.", commit.attempt.key());
            stepLater(commit.attempt.slot, commit.attempt.flight, FIRST_POLL);
        }
    }

    private void serveUncommitted(Commit commit, TokenStoreException error, Duration pause) {
        Attempt attempt = commit.attempt;
        Slot slot = attempt.slot;
        LOG.warn("New tokens are served from memory and will be stored again in {}. {}", pause, error.getMessage());
        if (time.millis() >= slot.snapshot.usableUntil) {
            Stored inMemory = new Stored(slot.key, attempt.claimed.version(), commit.into(attempt.claimed.record()));
            attempt.flight.succeeded(show(slot, inMemory));
        }
        Duration next = pause.multipliedBy(2).compareTo(timings.poll().multipliedBy(10)) < 0
                ? pause.multipliedBy(2)
                : timings.poll().multipliedBy(10);
        workers.later(slot.key, pause, () -> commit(commit, attempt.claimed, next));
    }

    // 7. Show.

    private Snapshot show(Slot slot, Stored stored) {
        return slot.publish(snapshots.of(stored, time.millis()), slot.snapshot);
    }

    private void land(Slot slot, Flight flight, Snapshot shown) {
        slot.land(flight, time.millis());
        flight.succeeded(shown);
        flight.ended.complete(true);
    }

    private void fail(Slot slot, Flight flight, Throwable error) {
        slot.land(flight, time.millis());
        flight.failed(error);
        flight.ended.complete(true);
        boolean mayPass = error instanceof TemporarilyUnavailableException || error instanceof TokenStoreException;
        if (mayPass && slot.backoff.isOwed()) {
            retryByItself(slot);
        }
    }

    /** A refresh that failed is tried again after its pause, whether or not anybody calls. */
    private void retryByItself(Slot slot) {
        Duration left = slot.backoff.remaining();
        Duration pause = left.compareTo(timings.backoff()) > 0 ? left : timings.backoff();
        if (slot.planRetry()) {
            workers.later(slot.key, pause.plus(FIRST_POLL), () -> {
                slot.retryBegins();
                startInBackground(slot);
            });
        }
    }
}
