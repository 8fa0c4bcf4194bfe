package io.xeroconnect.acceptance.torture;

import io.xeroconnect.ScaledManager;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.sandbox.Faults;
import java.time.Duration;

/** What happens to token requests: of a hundred, two replies are lost, two slow (one too slow) and two errors. */
final class TokenFaults {
    private static final Fault SLOW = Fault.slow(ScaledManager.EXCHANGE.dividedBy(2));
    private static final Fault TOO_SLOW = Fault.slow(ScaledManager.EXCHANGE.plus(Duration.ofMillis(500)));
    private static final Fault ERROR = Fault.status(500, "application/json", "{\"Message\":\"An error occurred.\"}");

    private TokenFaults() {}

    static void begin(Faults faults, long seed) {
        faults.often(Endpoint.TOKEN, Fault.LOST_REPLY, 0.02, seed);
        faults.often(Endpoint.TOKEN, SLOW, 0.01, seed + 1);
        faults.often(Endpoint.TOKEN, TOO_SLOW, 0.01, seed + 2);
        faults.often(Endpoint.TOKEN, Fault.HTML_503, 0.01, seed + 3);
        faults.often(Endpoint.TOKEN, ERROR, 0.01, seed + 4);
    }
}
