package io.xeroconnect.lab.fresh;

import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.ConnectionKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The least that a cache with an end and many connections can do: a map get, a volatile read, a clock read. */
final class ControlTokens implements Tokens {
    private final ConcurrentHashMap<ConnectionKey, Holder> holders = new ConcurrentHashMap<>();
    private final Clock clock = Clock.systemUTC();

    private record Held(AccessToken token, long until) {}

    private static final class Holder {
        volatile Held held;

        Holder(Held held) {
            this.held = held;
        }
    }

    ControlTokens(ConnectionKey[] keys) {
        Instant until = Instant.now().plus(Duration.ofMinutes(20));
        for (int i = 0; i < keys.length; i++) {
            AccessToken token = new AccessToken(Texts.accessToken(i), until);
            holders.put(keys[i], new Holder(new Held(token, until.toEpochMilli())));
        }
    }

    @Override
    public Object token(ConnectionKey key) {
        Held held = Objects.requireNonNull(holders.get(key)).held;
        if (clock.millis() < held.until()) {
            return held.token();
        }
        throw new IllegalStateException("The token has ended.");
    }
}
