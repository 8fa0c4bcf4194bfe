package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.internal.call.CallProblem;
import io.xeroconnect.internal.http.HttpReply;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Says what a refusal by the API host means. Xero answers different causes alike, and some of them misleadingly. */
final class ApiRefusal {
    private static final int LONGEST_BODY = 2_000;
    private static final int UNAUTHORIZED = 401;

    private ApiRefusal() {}

    /**
     * Adds what the refusal shows, if it shows anything.
     *
     * @param ofOrganisation whether one organisation was asked, and not the list of all
     * @return why the remaining checks are not made
     */
    static String add(HttpReply reply, boolean ofOrganisation, Instant now, Results results) {
        CallProblem problem = CallProblem.of(reply, now);
        switch (problem.kind()) {
            case RATE_LIMITED, DAY_LIMITED -> addLimit(reply, problem, results);
            case TOKEN_EXPIRED -> results.add(ConsentFinding.TOKEN_REJECTED.with(seen(reply)));
            case SCOPE_MISSING -> addIf(ofOrganisation, TenantFinding.PERMISSION_REFUSED, reply, results);
            case TENANT_REFUSED -> addIf(ofOrganisation && isXeros(reply), TenantFinding.REFUSED, reply, results);
            case OTHER -> addOther(reply, ofOrganisation, results);
        }
        return "Xero answered with status " + reply.status() + ".";
    }

    private static void addOther(HttpReply reply, boolean ofOrganisation, Results results) {
        if (reply.status() == UNAUTHORIZED) {
            results.add(ConsentFinding.TOKEN_REJECTED.with(seen(reply)));
            return;
        }
        boolean offline = reply.status() == 503
                && reply.text(LONGEST_BODY).toLowerCase(Locale.ROOT).contains("organisation is offline");
        addIf(ofOrganisation && offline, TenantFinding.OFFLINE, reply, results);
    }

    private static void addIf(boolean condition, TenantFinding finding, HttpReply reply, Results results) {
        if (condition) {
            results.add(finding.with(seen(reply)));
        }
    }

    /** A 403 without these words comes from something in between, and says nothing of the tenant. */
    private static boolean isXeros(HttpReply reply) {
        return reply.text(LONGEST_BODY).contains("AuthenticationUnsuccessful");
    }

    private static void addLimit(HttpReply reply, CallProblem problem, Results results) {
        String wait = problem.retryAfter()
                .filter(time -> !time.isNegative() && !time.isZero())
                .map(time -> "It ends in " + time.toSeconds() + " seconds.")
                .orElse("");
        results.add(limit(reply.header("X-Rate-Limit-Problem").toLowerCase(Locale.ROOT))
                .with(wait));
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
