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
import io.xeroconnect.model.Assumes;
import io.xeroconnect.model.Assumption;
import io.xeroconnect.model.XeroApp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one connection up to date, on nothing but compare-and-set:
 *
 * <ol>
 *   <li><b>Look.</b> Read the record, finish a candidate, show both to everybody. Nothing due: done. A token
 *       that still serves is handed out before anything else is done.
 *   <li><b>Wait.</b> A lease of another is waited out, unless the token still serves.
 *   <li><b>Claim.</b> Write a lease with the random id of this attempt. This one durable write is the right to refresh,
 *       the written intent, and the proof that the store can be written. No claim, no POST. A lost race: look again.
 *   <li><b>Post</b>, once per claim, with enough of the lease left.
 *   <li><b>Classify.</b> Not processed: release, back off. Unknown: the lease stays until it lapses, then whoever looks
 *       replays the old token in Xero's grace period. Refused: read again; if still the holder, claim for the next token
 *       that the record knows; if Xero refused them all, say so in the record. The app refused: release, try its other
 *       secret, else say so.
 *   <li><b>Commit</b> and <b>show</b>: {@link RefreshCommit}.
 * </ol>
 *
 * What each step writes and decides is in {@link RefreshRules}. Every step runs on a thread of the library; waiting holds
 * no thread.
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
    private final RefreshRules rules;
    private final RefreshDue due;
    private final RefreshCommit commit;
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
        this.rules = new RefreshRules(timings);
        this.due = new RefreshDue(status, snapshots, time, timings);
        this.circuit = new AppCircuit(time, timings);
        this.commit =
                new RefreshCommit(records, rules, snapshots, workers, events, circuit, this::stepNow, time, timings);
        this.workers = workers;
        this.events = events;
        this.time = time;
        this.timings = timings;
    }

    void appAccepted(AppKey app) {
        circuit.accepted(app);
    }

    void appRefused(AppKey app, AppRejectedException.Reason reason) {
        circuit.refused(app, reason);
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

    /** Ends the flight under way, if there is one, because the threads have ended. */
    void abandon(Slot slot) {
        Optional<Flight> flight = slot.flight();
        if (flight.isPresent()) {
            ErrorContext context = ErrorContext.of(slot.key);
            fail(
                    slot,
                    flight.get(),
                    new TemporarilyUnavailableException(TemporarilyUnavailableException.Reason.CLOSED, context));
        }
    }

    /** As {@link #start}, on this thread of the library's, and beginning with what it has read at that time. */
    void startHere(Slot slot, Flight flight, Stored read, long readAt) {
        guarded(slot, flight, () -> look(slot, flight, FIRST_POLL, slot.snapshot, read, readAt));
    }

    private void step(Slot slot, Flight flight, Duration poll) {
        guarded(slot, flight, () -> {
            Snapshot before = slot.snapshot;
            long readAt = time.millis();
            look(slot, flight, poll, before, records.find(slot.key), readAt);
        });
    }

    private void guarded(Slot slot, Flight flight, Runnable work) {
        try {
            work.run();
        } catch (XeroConnectException e) {
            fail(slot, flight, e);
        } catch (RuntimeException | Error e) {
            LOG.error("Unexpected failure while connection {} was brought up to date.", slot.key, e);
            fail(slot, flight, e);
        }
    }

    private void stepNow(Slot slot, Flight flight) {
        step(slot, flight, FIRST_POLL);
    }

    private void stepLater(Slot slot, Flight flight, Duration poll) {
        Duration next = poll.multipliedBy(2).compareTo(timings.poll()) < 0 ? poll.multipliedBy(2) : timings.poll();
        workers.later(slot.key, poll, () -> step(slot, flight, next));
    }

    // 1. Look.

    private void look(Slot slot, Flight flight, Duration poll, Snapshot before, Stored read, long readAt) {
        Stored now = finishCandidate(slot, read);
        Snapshot shown = slot.publish(snapshots.of(now, readAt), before);
        if (now.record().lease().isEmpty()) {
            slot.unleased();
        }
        if (!due.isDue(now, flight)) {
            land(slot, flight, shown);
            return;
        }
        if (serves(shown)) {
            flight.serving.complete(shown);
        }
        Duration left = now.record()
                .lease()
                .map(lease -> slot.leases().remaining(lease, time))
                .orElse(Duration.ZERO);
        if (left.isNegative() || left.isZero()) {
            claim(slot, flight, now, poll);
        } else {
            waitForHolder(slot, flight, shown, poll, left);
        }
    }

    private boolean serves(Snapshot shown) {
        return shown.token().isPresent() && time.millis() < shown.usableUntil;
    }

    /**
     * A candidate that cannot be finished now must not keep the living set from being refreshed. The try may have written
     * a lease of its own, so that the record has to be read again to be claimed.
     */
    private Stored finishCandidate(Slot slot, Stored now) {
        if (now.record().candidate().isEmpty()) {
            return now;
        }
        Optional<XeroConnectException> pausing = slot.candidatePause().active(now);
        if (pausing.isPresent()) {
            return instead(now, pausing.get());
        }
        try {
            return candidates.apply(now);
        } catch (TemporarilyUnavailableException | AppRejectedException e) {
            LOG.warn("{}", e.getMessage());
            Stored left = records.find(slot.key);
            slot.candidatePause().failed(now, left, e);
            return instead(left, e);
        }
    }

    /** Nobody waits for a rejected one. */
    private static Stored instead(Stored now, XeroConnectException error) {
        boolean awaited = now.record().candidate().filter(c -> !c.rejected()).isPresent();
        if (awaited && now.record().tokens().isEmpty()) {
            throw error;
        }
        return now;
    }

    // 2. Wait.

    /** Whoever has seen an abandoned lease looks again when it has lapsed, whether or not anybody calls. */
    private void waitForHolder(Slot slot, Flight flight, Snapshot shown, Duration poll, Duration left) {
        if (serves(shown) && !flight.demand.forced()) {
            workers.later(slot.key, left.plus(FIRST_POLL), () -> startInBackground(slot));
            land(slot, flight, shown);
        } else {
            requireNoBackoff(slot);
            flight.waitsForHolder = true;
            stepLater(slot, flight, poll);
        }
    }

    private static void requireNoBackoff(Slot slot) {
        slot.backoff().active().ifPresent(error -> {
            throw error;
        });
    }

    // 3. Claim.

    private void claim(Slot slot, Flight flight, Stored now, Duration poll) {
        requireNoBackoff(slot);
        AppKey app = acceptedKey(now);
        if (claim(slot, flight, now, rules.claim(now.record(), newLease()), app, Set.of())) {
            return;
        }
        flight.overtaken = true;
        if (poll.equals(FIRST_POLL)) {
            step(slot, flight, FIRST_POLL.multipliedBy(2));
        } else {
            stepLater(slot, flight, FIRST_POLL);
        }
    }

    private Lease newLease() {
        return new Lease(UUID.randomUUID().toString(), timings.lease(), time.millis());
    }

    /** Returns false if somebody else has written the record since it was read. */
    private boolean claim(
            Slot slot, Flight flight, Stored now, RefreshRules.Claim claim, AppKey app, Set<String> refused) {
        Stopwatch held = Stopwatch.start(time);
        Optional<Stored> claimed = records.replace(now, claim.record());
        if (claimed.isEmpty()) {
            return false;
        }
        slot.leases().claimed(claim.lease(), held);
        Attempt attempt = new Attempt(slot, flight, claim, claimed.get(), held, app, refused);
        if (held.atMost().plus(timings.exchange()).compareTo(claim.lease().duration()) > 0) {
            release(attempt, Duration.ZERO, UnaryOperator.identity());
            stepLater(slot, flight, FIRST_POLL);
        } else {
            post(attempt);
        }
        return true;
    }

    /** Returns the app with the first of its secrets that Xero is not known to refuse. */
    @Assumes(Assumption.REFUSED_SECRET_KEEPS_TOKEN)
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

    // 4. Post.

    /** The sockets have time limits of their own; this one holds even for a peer that sends a byte now and then. */
    private void post(Attempt attempt) {
        Duration limit = timings.exchange().plus(FIRST_POLL);
        Runnable answered = workers.unlessCalledOff(attempt.key(), limit, () -> giveUp(attempt));
        TokenOutcome outcome = attempt.claim
                .token()
                .map(token -> endpoint.refresh(attempt.app, token))
                .orElseGet(() -> endpoint.clientCredentials(attempt.app));
        boolean inTime = attempt.settle();
        answered.run();
        if (outcome instanceof TokenOutcome.Granted granted) {
            commit.commit(attempt, nextTokens(attempt, granted));
        } else if (inTime) {
            classify(attempt, outcome);
        }
    }

    private void giveUp(Attempt attempt) {
        if (attempt.settle()) {
            unknown(
                    attempt,
                    new TokenOutcome.Unknown(TemporarilyUnavailableException.Reason.NO_ANSWER, Duration.ZERO, "", ""));
        }
    }

    private static TokenSet nextTokens(Attempt attempt, TokenOutcome.Granted granted) {
        return attempt.claimed
                .record()
                .tokens()
                .map(tokens -> tokens.next(granted.reply()))
                .orElseGet(() -> TokenSet.first(granted.reply(), attempt.app.clientId(), List.of()));
    }

    // 5. Classify.

    private void classify(Attempt attempt, TokenOutcome outcome) {
        if (outcome instanceof TokenOutcome.GrantRefused refused) {
            if (attempt.claim.token().isPresent()) {
                grantRefused(attempt, refused.correlationId());
            } else {
                appRefused(attempt, AppRejectedException.Reason.CUSTOM_CONNECTION_INACTIVE, refused.correlationId());
            }
        } else if (outcome instanceof TokenOutcome.AppRefused refused) {
            appRefused(attempt, refused.reason(), refused.correlationId());
        } else if (outcome instanceof TokenOutcome.NotProcessed not) {
            ErrorContext context = ErrorContext.of(attempt.key());
            XeroConnectException error = attempt.slot
                    .backoff()
                    .failed(left -> TokenOutcome.unavailable(not, context, left), not.retryAfter());
            release(attempt, attempt.slot.backoff().remaining(), UnaryOperator.identity());
            failForNow(attempt, error);
        } else if (outcome instanceof TokenOutcome.Unknown unknown) {
            unknown(attempt, unknown);
        }
    }

    private void unknown(Attempt attempt, TokenOutcome.Unknown unknown) {
        ErrorContext context = ErrorContext.of(attempt.key());
        Duration pause = pauseAfterUnknown(attempt, unknown.retryAfter());
        failForNow(
                attempt,
                attempt.slot.backoff().failed(left -> TokenOutcome.unavailable(unknown, context, left), pause));
    }

    /** A server that asks for more patience than the grace period allows would end the connection. */
    private Duration pauseAfterUnknown(Attempt attempt, Duration retryAfter) {
        Duration left = attempt.slot.leases().remaining(attempt.lease(), time);
        Duration asked = retryAfter.compareTo(WELL_INSIDE_GRACE) < 0 ? retryAfter : WELL_INSIDE_GRACE;
        return left.compareTo(asked) > 0 ? left : asked;
    }

    private void failForNow(Attempt attempt, XeroConnectException error) {
        fail(attempt.slot, attempt.flight, error);
        events.tell(ConnectionListener::refreshFailed, attempt.claimed, error);
    }

    /** Gives the lease back; what an earlier attempt left unfinished stays unfinished, due again after the pause. */
    private Optional<Stored> release(Attempt attempt, Duration pause, UnaryOperator<ConnectionRecord> alsoChange) {
        long retryAt = time.millis() + pause.toMillis();
        try {
            Stored now = attempt.claimed;
            while (RefreshRules.holds(now.record(), attempt.claim)) {
                ConnectionRecord released = rules.released(now.record(), attempt.claim, retryAt);
                Optional<Stored> written = records.replace(now, alsoChange.apply(released));
                if (written.isPresent()) {
                    attempt.slot.publish(snapshots.of(written.get(), time.millis()), attempt.slot.snapshot);
                    return written;
                }
                now = records.find(attempt.key());
            }
        } catch (TokenStoreException e) {
            LOG.warn("A lease could not be given back and will lapse by itself. {}", e.getMessage());
        }
        return Optional.empty();
    }

    private void appRefused(Attempt attempt, AppRejectedException.Reason reason, String correlationId) {
        circuit.refused(attempt.app, reason);
        // The secret may have been replaced since the claim.
        boolean another = keys(records.find(attempt.key()).record()).stream()
                .anyMatch(key -> circuit.refusal(key).isEmpty());
        if (another) {
            release(attempt, Duration.ZERO, UnaryOperator.identity());
            stepNow(attempt.slot, attempt.flight);
            return;
        }
        AppRejectedException error =
                new AppRejectedException(reason, ErrorContext.of(attempt.key()).correlationId(correlationId));
        boolean known = attempt.claimed.record().appProblem().equals(Optional.of(reason));
        Optional<Stored> released =
                release(attempt, timings.backoffLimit(), record -> record.with(f -> f.appProblem(Optional.of(reason))));
        fail(attempt.slot, attempt.flight, error);
        if (!known) {
            released.ifPresent(stored -> events.tell(ConnectionListener::appRejected, stored, error));
        }
    }

    /** Somebody else may have refreshed since our claim lapsed, so the record decides what a refusal means. */
    private void grantRefused(Attempt attempt, String correlationId) {
        attempt.claim.token().ifPresent(attempt.refused::add);
        Stored now = records.find(attempt.key());
        while (RefreshRules.holds(now.record(), attempt.claim)) {
            Optional<RefreshRules.Claim> next =
                    rules.claimNext(now.record(), newLease(), attempt.refused, attempt.claim.disputed());
            if (next.isPresent()) {
                if (!claim(attempt.slot, attempt.flight, now, next.get(), attempt.app, attempt.refused)) {
                    stepLater(attempt.slot, attempt.flight, FIRST_POLL);
                }
                return;
            }
            Optional<Stored> dead = records.replace(now, rules.dead(now.record()));
            if (dead.isPresent()) {
                reauthorizationRequired(attempt, dead.get(), correlationId);
                return;
            }
            now = records.find(attempt.key());
        }
        stepLater(attempt.slot, attempt.flight, FIRST_POLL);
    }

    private void reauthorizationRequired(Attempt attempt, Stored dead, String correlationId) {
        attempt.slot.publish(snapshots.of(dead, time.millis()), attempt.slot.snapshot);
        ReauthorizationRequiredException error = new ReauthorizationRequiredException(
                ReauthorizationRequiredException.Reason.TOKEN_REFUSED,
                ErrorContext.of(attempt.key()).correlationId(correlationId));
        LOG.warn("{}", error.getMessage());
        fail(attempt.slot, attempt.flight, error);
        events.tell(ConnectionListener::reauthorizationRequired, dead, error);
    }

    private void land(Slot slot, Flight flight, Snapshot shown) {
        slot.land(flight, time.millis());
        flight.landed(shown);
    }

    private void fail(Slot slot, Flight flight, Throwable error) {
        slot.land(flight, time.millis());
        if (error instanceof TokenStoreException) {
            slot.storeIsAwayUntil(time.millis() + timings.storeRecheck().toMillis());
        }
        flight.failed(error);
        boolean mayPass = error instanceof TemporarilyUnavailableException || error instanceof TokenStoreException;
        if (mayPass && slot.owesRetry()) {
            retryByItself(slot);
        }
    }

    /** A refresh that failed, here or elsewhere, is tried again after a pause, whether or not anybody calls. */
    private void retryByItself(Slot slot) {
        Duration left = slot.backoff().remaining();
        Duration pause = left.compareTo(timings.backoff()) > 0 ? left : timings.backoff();
        if (slot.planRetry()) {
            workers.later(slot.key, pause.plus(FIRST_POLL), () -> {
                slot.retryBegins();
                startInBackground(slot);
            });
        }
    }
}
