package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.internal.call.CallProblem;
import io.xeroconnect.internal.http.HttpReply;
import io.xeroconnect.internal.wire.TenantRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Says what a refusal by the API host means. Xero answers different causes alike, and some of them misleadingly. */
final class ApiRefusal {
    private static final int LONGEST_BODY = 2_000;
    private static final int UNAUTHORIZED = 401;

    private ApiRefusal() {}

    /**
     * Returns what the refusal shows, if it shows anything.
     *
     * @param ofOrganisation whether the organisation itself was asked
     */
    static Optional<CheckResult> of(HttpReply reply, boolean ofOrganisation, Instant now) {
        CallProblem problem = CallProblem.of(reply, now);
        return switch (problem.kind()) {
            case RATE_LIMITED, DAY_LIMITED -> Optional.of(limit(reply, problem));
            case TOKEN_EXPIRED -> Optional.of(ConsentFinding.TOKEN_REJECTED.with(seen(reply)));
            case SCOPE_MISSING -> onlyIf(ofOrganisation, TenantFinding.PERMISSION_REFUSED, reply);
            case TENANT_REFUSED -> onlyIf(ofOrganisation && TenantRefusal.isIn(reply), TenantFinding.REFUSED, reply);
            case OTHER -> other(reply, ofOrganisation);
        };
    }

    private static Optional<CheckResult> other(HttpReply reply, boolean ofOrganisation) {
        if (reply.status() == UNAUTHORIZED) {
            return Optional.of(ConsentFinding.TOKEN_REJECTED.with(seen(reply)));
        }
        boolean offline = reply.status() == 503
                && reply.text(LONGEST_BODY).toLowerCase(Locale.ROOT).contains("organisation is offline");
        return onlyIf(ofOrganisation && offline, TenantFinding.OFFLINE, reply);
    }

    private static Optional<CheckResult> onlyIf(boolean condition, TenantFinding finding, HttpReply reply) {
        return condition ? Optional.of(finding.with(seen(reply))) : Optional.empty();
    }

    private static CheckResult limit(HttpReply reply, CallProblem problem) {
        String wait = problem.retryAfter()
                .map(Duration::toSeconds)
                .map(seconds -> "It ends in " + seconds + " seconds.")
                .orElse("");
        return limit(reply.header("X-Rate-Limit-Problem").toLowerCase(Locale.ROOT))
                .with(wait);
    }

    /** Compared by prefix: several spellings of each have been seen. */
    private static TenantFinding limit(String problem) {
        if (problem.startsWith("da")) {
            return TenantFinding.DAY_USED_UP;
        }
        if (problem.startsWith("app")) {
            return TenantFinding.APP_MINUTE_USED_UP;
        }
        return problem.startsWith("conc") ? TenantFinding.CONCURRENT : TenantFinding.MINUTE_USED_UP;
    }

    private static String seen(HttpReply reply) {
        String id = reply.correlationId();
        return id.isEmpty() ? "" : "[Xero-Correlation-Id " + id + "]";
    }
}
