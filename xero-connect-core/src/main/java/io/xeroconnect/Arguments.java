package io.xeroconnect;

import io.xeroconnect.model.ConnectionKey;
import java.time.Duration;
import java.util.Objects;

/** Refuses what a caller of the front door left out or got wrong, at once and with a remedy. */
final class Arguments {
    private Arguments() {}

    static ConnectionKey requireKey(ConnectionKey key) {
        return Objects.requireNonNull(key, "A connection key is needed, for example ConnectionKey.of(\"shop-7\").");
    }

    static String requireTenantId(String tenantId) {
        return Objects.requireNonNull(tenantId, "A tenant id is needed: the tenantId() of one of the tenants().");
    }

    static <O> O requireOperation(O operation) {
        return Objects.requireNonNull(operation, "An operation is needed, for example accounting::getOrganisations.");
    }

    static Duration requirePositive(Duration timeout) {
        Objects.requireNonNull(timeout, "A timeout is needed; leave it out to wait for the caller timeout.");
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("The timeout must be longer than zero, it is " + timeout + ".");
        }
        return timeout;
    }
}
