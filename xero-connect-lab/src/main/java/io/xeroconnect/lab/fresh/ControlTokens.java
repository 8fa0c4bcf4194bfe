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

    private static final class Holder {
        final long until;
        volatile AccessToken token;

        Holder(AccessToken token, long until) {
            this.token = token;
            this.until = until;
        }
    }

    ControlTokens(ConnectionKey[] keys) {
        Instant until = Instant.now().plus(Duration.ofMinutes(20));
        for (int i = 0; i < keys.length; i++) {
            AccessToken token = new AccessToken(Texts.accessToken(i), until);
            holders.put(keys[i], new Holder(token, until.toEpochMilli()));
        }
    }

    @Override
    public Object token(ConnectionKey key) {
        Holder holder = Objects.requireNonNull(holders.get(key));
        if (clock.millis() < holder.until) {
            return holder.token;
        }
        throw new IllegalStateException("The token has ended.");
    }
}
