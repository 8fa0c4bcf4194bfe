package io.xeroconnect.sandbox;

import static java.util.Map.entry;

import io.xeroconnect.sandbox.internal.api.CallsUnderWay;
import io.xeroconnect.sandbox.internal.api.ConnectionsEndpoint;
import io.xeroconnect.sandbox.internal.api.RateLimits;
import io.xeroconnect.sandbox.internal.api.TenantEndpoint;
import io.xeroconnect.sandbox.internal.http.Handler;
import io.xeroconnect.sandbox.internal.http.Reply;
import io.xeroconnect.sandbox.internal.http.Request;
import io.xeroconnect.sandbox.internal.oauth.AuthorizeEndpoint;
import io.xeroconnect.sandbox.internal.oauth.DiscoveryEndpoint;
import io.xeroconnect.sandbox.internal.oauth.KeysEndpoint;
import io.xeroconnect.sandbox.internal.oauth.MigrateEndpoint;
import io.xeroconnect.sandbox.internal.oauth.PagesEndpoint;
import io.xeroconnect.sandbox.internal.oauth.RevocationEndpoint;
import io.xeroconnect.sandbox.internal.oauth.TokenEndpoint;
import io.xeroconnect.sandbox.internal.state.World;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * Takes every request through the same steps: find the endpoint; wait while its requests are held; take its planned
 * fault; unless the fault forbids it, answer from the transcript or process; let the fault spoil the reply; remember the
 * request; wait while the endpoint's replies are held.
 */
final class Front {
    /** As RFC 9110 §5.6.7 writes it. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private static final String CORRELATION_ID = "Xero-Correlation-Id";

    private final World world;
    private final Replay replay;
    private final Map<Endpoint, Handler> handlers;
    private final Faults faults = new Faults();
    private final Holds holds = new Holds();
    private final CallsUnderWay underWay = new CallsUnderWay();
    private final RequestLog log = new RequestLog();
    private volatile Duration skew = Duration.ZERO;

    Front(World world, String issuer, Replay replay) {
        this.world = world;
        this.replay = replay;
        RateLimits limits = new RateLimits();
        Handler tenant = new TenantEndpoint(world, issuer, limits, underWay);
        this.handlers = Map.ofEntries(
                entry(Endpoint.AUTHORIZE, new AuthorizeEndpoint(world)),
                entry(Endpoint.PAGES, new PagesEndpoint(world)),
                entry(Endpoint.TOKEN, new TokenEndpoint(world, issuer)),
                entry(Endpoint.REVOCATION, new RevocationEndpoint(world)),
                entry(Endpoint.KEYS, new KeysEndpoint()),
                entry(Endpoint.DISCOVERY, new DiscoveryEndpoint(issuer)),
                entry(Endpoint.CONNECTIONS, new ConnectionsEndpoint(world, issuer, limits)),
                entry(Endpoint.ORGANISATION, tenant),
                entry(Endpoint.ACTIONS, tenant),
                entry(Endpoint.USERS, tenant),
                entry(Endpoint.ACCOUNTS, tenant),
                entry(Endpoint.TAX_RATES, tenant),
                entry(Endpoint.CONTACTS, tenant),
                entry(Endpoint.INVOICES, tenant),
                entry(Endpoint.CREDIT_NOTES, tenant),
                entry(Endpoint.PAYMENTS, tenant),
                entry(Endpoint.BANK_TRANSACTIONS, tenant),
                entry(Endpoint.MANUAL_JOURNALS, tenant),
                entry(Endpoint.JOURNALS, tenant),
                entry(Endpoint.MIGRATE, new MigrateEndpoint(world, issuer)),
                entry(Endpoint.OTHER, request -> Reply.of(404, "text/plain", "Not found")));
    }

    Faults faults() {
        return faults;
    }

    Holds holds() {
        return holds;
    }

    RequestLog log() {
        return log;
    }

    void skew(Duration ahead) {
        skew = ahead;
    }

    Reply answer(Request request) {
        try {
            return answerHeld(request);
        } finally {
            underWay.end();
        }
    }

    private Reply answerHeld(Request request) {
        Endpoint endpoint = Endpoint.of(request.path());
        if (!holds.arrive(endpoint)) {
            return Reply.empty(0).delivered(Reply.Delivery.LOST);
        }
        Instant at = world.now();
        Fault fault = faults.take(endpoint);
        Duration error = skew.plus(fault.skew());
        Reply reply = fault.applyTo(fault.isProcessed() ? replayOrProcess(endpoint, request, error) : Reply.empty(0));
        log.add(RequestLog.entry(at, endpoint, request, reply.status()));
        holds.pass(endpoint);
        Reply dated = reply.with("Date", DATE.format(world.now().plus(error)));
        return endpoint.isApi() && !dated.has(CORRELATION_ID)
                ? dated.with(CORRELATION_ID, request.correlationId())
                : dated;
    }

    private Reply replayOrProcess(Endpoint endpoint, Request request, Duration error) {
        return replay.answer(request).orElseGet(() -> process(endpoint, request, error));
    }

    private Reply process(Endpoint endpoint, Request request, Duration error) {
        Handler handler = handlers.getOrDefault(endpoint, any -> Reply.empty(404));
        synchronized (world) {
            return world.withSkew(error, () -> handler.handle(request));
        }
    }
}
