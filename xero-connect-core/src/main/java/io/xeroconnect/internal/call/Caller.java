package io.xeroconnect.internal.call;

import io.xeroconnect.call.XeroCall;
import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.internal.refresh.Refresher;
import io.xeroconnect.internal.refresh.Snapshot;
import io.xeroconnect.internal.refresh.Unusable;
import io.xeroconnect.internal.tenant.TenantWatch;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.StatusReason;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs operations against Xero's API with a usable token. An operation is repeated at most once: after TokenExpired with
 * another token, or after a short rate limit. Every other failure reaches the caller as it was thrown.
 */
public final class Caller {
    private final Refresher refresher;
    private final TenantWatch tenants;
    private final Time time;

    /** Creates the caller. */
    public Caller(Refresher refresher, TenantWatch tenants, Time time) {
        this.refresher = refresher;
        this.tenants = tenants;
        this.time = time;
    }

    /**
     * Runs an operation.
     *
     * @param tenantId empty for the tenant that is selected
     */
    public <T, X extends Exception> T call(
            ConnectionKey key, Optional<String> tenantId, XeroCall<T, X> operation, Duration timeout) throws X {
        long end = System.nanoTime() + timeout.toNanos();
        Snapshot first = current(key, tenantId, timeout);
        String tenant = tenantId.orElseGet(() -> tenantOf(first));
        try {
            T result = operation.run(first.token().orElseThrow().value(), tenant);
            noteSuccess(first, end);
            return result;
        } catch (Exception e) {
            Optional<String> token = tokenForRepeat(key, tenantId, first, e, end);
            if (token.isEmpty()) {
                throw e;
            }
            return repeat(key, operation, token.get(), tenant, end);
        }
    }

    /** Returns a token that is usable now. */
    public AccessToken token(ConnectionKey key, Duration timeout) {
        try {
            return refresher.token(key, timeout);
        } catch (ReauthorizationRequiredException e) {
            throw missing(e, key, timeout);
        }
    }

    /** Returns a record whose token is usable now, for the selected tenant or this other one. */
    Snapshot current(ConnectionKey key, Optional<String> tenantId, Duration timeout) {
        try {
            return refresher.current(key, timeout);
        } catch (ReauthorizationRequiredException e) {
            return beside(missing(e, key, timeout), key, tenantId, Optional.empty(), timeout);
        }
    }

    /** That the selected tenant is gone stops no call to another one. */
    private Snapshot beside(
            ReauthorizationRequiredException e,
            ConnectionKey key,
            Optional<String> tenantId,
            Optional<String> rejected,
            Duration timeout) {
        return tenantId.filter(id -> e.reason() == ReauthorizationRequiredException.Reason.TENANT_DISCONNECTED)
                .flatMap(id -> refresher.beside(key, id, rejected, timeout))
                .orElseThrow(() -> e);
    }

    private String another(ConnectionKey key, Optional<String> tenantId, String rejected, Duration timeout) {
        try {
            return refresher.refreshRejected(key, rejected, timeout).value();
        } catch (ReauthorizationRequiredException e) {
            return beside(e, key, tenantId, Optional.of(rejected), timeout)
                    .token()
                    .orElseThrow()
                    .value();
        }
    }

    /** Whoever is missed looks disconnected to this caller, and may be back for the next. */
    private ReauthorizationRequiredException missing(
            ReauthorizationRequiredException e, ConnectionKey key, Duration timeout) {
        if (e.reason() == ReauthorizationRequiredException.Reason.TENANT_DISCONNECTED) {
            tenants.missed(key, timeout);
        }
        return e;
    }

    /** The last attempt: what it meets is noted, and reaches the caller as it is. */
    private <T, X extends Exception> T repeat(
            ConnectionKey key, XeroCall<T, X> operation, String token, String tenant, long end) throws X {
        try {
            return operation.run(token, tenant);
        } catch (Exception e) {
            CallProblem.in(e, time.now()).ifPresent(problem -> note(key, problem, end));
            throw e;
        }
    }

    /** A tenant that had refused its calls may be back. */
    void noteSuccess(Snapshot snapshot, long end) {
        if (snapshot.reason() == StatusReason.TENANT_REFUSED) {
            tenants.callSurprised(snapshot.key(), Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        }
    }

    /** Looks into a refusal after which nothing is repeated. */
    void note(ConnectionKey key, CallProblem problem, long end) {
        if (problem.kind() == CallProblem.Kind.TENANT_REFUSED) {
            tenants.callSurprised(key, Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        }
    }

    /** Returns the tenant that calls go to, from the same reading as the token. */
    static String tenantOf(Snapshot snapshot) {
        if (snapshot.reason() == StatusReason.SEVERAL_TENANTS) {
            throw Unusable.because(StatusReason.SEVERAL_TENANTS, snapshot.key());
        }
        return snapshot.stored().record().tenantId().orElse("");
    }

    private Optional<String> tokenForRepeat(
            ConnectionKey key, Optional<String> tenantId, Snapshot first, Exception thrown, long end) {
        String token = first.token().orElseThrow().value();
        return CallProblem.in(thrown, time.now()).flatMap(problem -> react(key, tenantId, token, problem, end));
    }

    /** Does what a refusal calls for; returns the token for a repetition, or empty if there is to be none. */
    Optional<String> react(ConnectionKey key, Optional<String> tenantId, String token, CallProblem problem, long end) {
        Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        return switch (problem.kind()) {
            case TOKEN_EXPIRED -> Optional.of(another(key, tenantId, token, left));
            case RATE_LIMITED -> {
                Optional<Duration> pause = problem.retryAfter().filter(wait -> wait.compareTo(left) < 0);
                pause.ifPresent(wait -> sleep(key, wait));
                yield pause.flatMap(wait -> current(key, tenantId, left).token())
                        .map(AccessToken::value);
            }
            case TENANT_REFUSED -> {
                note(key, problem, end);
                yield Optional.empty();
            }
            case SCOPE_MISSING, DAY_LIMITED, OTHER -> Optional.empty();
        };
    }

    private static void sleep(ConnectionKey key, Duration pause) {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TemporarilyUnavailableException(
                    TemporarilyUnavailableException.Reason.INTERRUPTED,
                    ErrorContext.of(key).cause(e));
        }
    }
}
