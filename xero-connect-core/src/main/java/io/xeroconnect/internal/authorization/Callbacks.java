package io.xeroconnect.internal.authorization;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.AuthorizationFailedException.Reason;
import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.internal.authorization.PendingAuthorizations.Found;
import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.OnlyCopy;
import io.xeroconnect.internal.record.SharedConsents;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.internal.wire.TokenEndpoint;
import io.xeroconnect.internal.wire.TokenEndpoint.AppKey;
import io.xeroconnect.internal.wire.TokenOutcome;
import io.xeroconnect.internal.wire.TokenReply;
import io.xeroconnect.model.Assumes;
import io.xeroconnect.model.Assumption;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.Scope;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The second leg of a consent:
 *
 * <ol>
 *   <li>Find the authorization by its state, on whichever node it began. Unknown, late, or another browser: refused,
 *       without saying whose it is.
 *   <li>Spend it by one write. A second load of the same page in the same browser gets the outcome of the first.
 *   <li>Exchange the code.
 *   <li>Store the tokens as a candidate beside the living ones, then check and promote them.
 * </ol>
 */
public final class Callbacks {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final ConnectionRecords records;
    private final PendingAuthorizations pending;
    private final TokenEndpoint endpoint;
    private final CandidateCheck candidates;
    private final RefusedApp refusedApp;
    private final AskedScopes asked;
    private final StatusRule status;
    private final XeroEndpoints endpoints;
    private final Time time;
    private final Timings timings;

    Callbacks(
            ConnectionRecords records,
            PendingAuthorizations pending,
            TokenEndpoint endpoint,
            CandidateCheck candidates,
            RefusedApp refusedApp,
            AskedScopes asked,
            StatusRule status,
            XeroEndpoints endpoints,
            Time time,
            Timings timings) {
        this.records = records;
        this.pending = pending;
        this.endpoint = endpoint;
        this.candidates = candidates;
        this.refusedApp = refusedApp;
        this.asked = asked;
        this.status = status;
        this.endpoints = endpoints;
        this.time = time;
        this.timings = timings;
    }

    /**
     * Completes the authorization that this callback answers.
     *
     * @param rawQuery the query of the callback address, still percent-encoded
     * @param cookieHeader the request's {@code Cookie} header, possibly empty
     */
    public Stored complete(String rawQuery, String cookieHeader) {
        CallbackQuery query = CallbackQuery.parse(rawQuery);
        Found found = find(query.state(), cookieHeader);
        if (found.pending().isUsed() || !pending.use(found)) {
            return outcomeOfFirst(query.state(), found.pending());
        }
        try {
            Stored stored = connect(found, query);
            pending.finish(found, PendingAuthorization.SUCCEEDED);
            return stored;
        } catch (AuthorizationFailedException e) {
            pending.finish(found, e.reason().name());
            throw e;
        } catch (RuntimeException e) {
            pending.finish(found, PendingAuthorization.UNFINISHED);
            throw e;
        }
    }

    private Found find(String state, String cookieHeader) {
        Found found = pending.find(state).orElseThrow(() -> failed(Reason.STATE_UNKNOWN));
        boolean sameBrowser = BrowserBinding.read(
                        cookieHeader, state, found.pending().redirectUri())
                .filter(value ->
                        RandomText.same(RandomText.hash(value), found.pending().bindingHash()))
                .isPresent();
        if (!sameBrowser) {
            throw failed(Reason.OTHER_BROWSER);
        }
        if (time.millis() > found.pending().endsAt()) {
            throw new AuthorizationFailedException(
                    Reason.EXPIRED, ErrorContext.of(found.pending().connection()));
        }
        return found;
    }

    /** A stranger's callback learns nothing: no connection is named before the browser is known. */
    private static AuthorizationFailedException failed(Reason reason) {
        return new AuthorizationFailedException(reason, ErrorContext.none());
    }

    private Stored outcomeOfFirst(String state, PendingAuthorization authorization) {
        ConnectionKey key = authorization.connection();
        long end = System.nanoTime() + timings.exchange().toNanos();
        String outcome = outcome(state);
        while (outcome.equals(PendingAuthorization.UNDER_WAY) && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            outcome = outcome(state);
        }
        Stored now = records.find(key);
        boolean finishedLater =
                outcome.equals(PendingAuthorization.UNFINISHED) && isConnectedSince(authorization, now.record());
        if (outcome.equals(PendingAuthorization.SUCCEEDED) || finishedLater) {
            return now;
        }
        Reason reason = reasonNamed(outcome);
        String detail = WrongTenant.isMeant(reason) ? WrongTenant.names(now.record()) : "";
        throw new AuthorizationFailedException(reason, ErrorContext.of(key).detail(detail));
    }

    /** A generation is the time of a promotion, so an older one is that of a consent before this. */
    private boolean isConnectedSince(PendingAuthorization authorization, ConnectionRecord now) {
        long began = authorization.endsAt() - timings.authorization().toMillis();
        return now.tokens().isPresent() && now.candidate().isEmpty() && now.generation() > began;
    }

    private String outcome(String state) {
        return pending.find(state).map(found -> found.pending().outcome()).orElse(PendingAuthorization.UNFINISHED);
    }

    private static Reason reasonNamed(String outcome) {
        try {
            return Reason.valueOf(outcome);
        } catch (IllegalArgumentException e) {
            return Reason.UNFINISHED;
        }
    }

    private Stored connect(Found found, CallbackQuery query) {
        PendingAuthorization authorization = found.pending();
        ConnectionKey key = authorization.connection();
        requireIssuer(key, query);
        learnFromError(authorization, query);
        requireNoError(key, query);
        String code = query.find("code")
                .orElseThrow(() -> new AuthorizationFailedException(Reason.CALLBACK_MALFORMED, ErrorContext.of(key)));
        XeroApp app = status.nextApp(records.find(key).record())
                .filter(a -> a.clientId().equals(authorization.clientId()))
                .orElseThrow(() -> new AuthorizationFailedException(Reason.APP_CHANGED, ErrorContext.of(key)));
        Exchanged exchanged = exchange(key, app, authorization, code);
        TokenReply reply = exchanged.reply();
        requireIdToken(key, authorization, reply);
        TokenSet tokens = TokenSet.first(reply, app.clientId(), authorization.scopes());
        long endsAt = tokens.obtainedAt() + timings.idleLifetime().toMillis();
        Candidate candidate = Candidate.unchecked(tokens, reply.idToken(), authorization.nonce(), endsAt)
                .ofDeployment(status.deployment());
        return candidates.finish(records.update(key, record -> {
            if (!found.isKnownTo(record)) {
                throw failed(Reason.STATE_UNKNOWN);
            }
            if (!status.isOurs(record, app.clientId())) {
                throw new AuthorizationFailedException(Reason.APP_CHANGED, ErrorContext.of(key));
            }
            Candidate next = record.candidate()
                    .filter(former -> !status.isCopiedCandidate(record))
                    .filter(former -> SharedConsents.isShared(former.tokens(), tokens))
                    .map(candidate::after)
                    .orElse(candidate);
            return OnlyCopy.displaced(record, next)
                    .with(f -> f.app(record.app().map(exchanged.app()::proven))
                            .waitingApp(record.waitingApp().map(exchanged.app()::proven)));
        }));
    }

    private record Exchanged(AppKey app, TokenReply reply) {}

    /** RFC 6749 §4.1.2.1; Xero rather shows a page. */
    private void learnFromError(PendingAuthorization authorization, CallbackQuery query) {
        if (query.find("error").filter("invalid_scope"::equals).isPresent()) {
            records.update(
                    authorization.connection(),
                    record -> asked.refusing(record, authorization.clientId(), authorization.scopes()));
        }
    }

    @Assumes(Assumption.CANCEL_CALLS_BACK)
    private static void requireNoError(ConnectionKey key, CallbackQuery query) {
        query.find("error").ifPresent(error -> {
            Reason reason = error.equals("access_denied") ? Reason.CANCELLED : Reason.CALLBACK_ERROR;
            String seen = error.matches("[a-z_]{1,60}") ? "(" + error + ")" : "";
            throw new AuthorizationFailedException(reason, ErrorContext.of(key).detail(seen));
        });
    }

    /** RFC 9207 §2.4: an issuer need not be named, but a named one must be Xero, of an error too. */
    @Assumes(Assumption.CALLBACK_ISSUER)
    private void requireIssuer(ConnectionKey key, CallbackQuery query) {
        if (query.find("iss").filter(iss -> !iss.equals(endpoints.issuer())).isPresent()) {
            throw new AuthorizationFailedException(Reason.WRONG_ISSUER, ErrorContext.of(key));
        }
    }

    /** Whoever took {@code openid} out of the address must not get past the nonce (RFC 9700 §4.5.3.2). */
    private static void requireIdToken(ConnectionKey key, PendingAuthorization authorization, TokenReply reply) {
        if (authorization.scopes().contains(Scope.OPENID.value())
                && reply.idToken().isEmpty()) {
            throw new AuthorizationFailedException(
                    Reason.ID_TOKEN_INVALID, ErrorContext.of(key).detail("(missing)"));
        }
    }

    /** A refused secret leaves the code unspent, so the app's older secret may be tried with it. */
    @Assumes(Assumption.REFUSED_SECRET_KEEPS_CODE)
    private Exchanged exchange(ConnectionKey key, XeroApp app, PendingAuthorization authorization, String code) {
        TokenOutcome outcome = exchange(AppKey.of(app), authorization, code);
        Optional<AppKey> older = AppKey.previousOf(app);
        boolean secretRefused = outcome instanceof TokenOutcome.AppRefused refused
                && refused.reason() == AppRejectedException.Reason.SECRET_REJECTED;
        if (secretRefused && older.isPresent()) {
            return new Exchanged(older.get(), granted(key, app, exchange(older.get(), authorization, code)));
        }
        return new Exchanged(AppKey.of(app), granted(key, app, outcome));
    }

    private TokenOutcome exchange(AppKey app, PendingAuthorization authorization, String code) {
        return endpoint.exchange(app, code, authorization.redirectUri(), authorization.verifier());
    }

    private TokenReply granted(ConnectionKey key, XeroApp app, TokenOutcome outcome) {
        if (outcome instanceof TokenOutcome.Granted granted) {
            return granted.reply();
        }
        if (outcome instanceof TokenOutcome.GrantRefused refused) {
            throw new AuthorizationFailedException(
                    Reason.CODE_REJECTED, ErrorContext.of(key).correlationId(refused.correlationId()));
        }
        if (outcome instanceof TokenOutcome.AppRefused refused) {
            throw refusedApp.noted(key, app, refused);
        }
        throw TokenOutcome.unavailable(outcome, ErrorContext.of(key).detail("Press Connect again."));
    }
}
