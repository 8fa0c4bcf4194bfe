package io.xeroconnect.internal.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.StatusReason;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The pair that the hot path reads without a lock. */
final class FreshTokenTest {
    private static final int PUBLICATIONS = 2_000_000;
    private static final long NOW = 1_000_000;
    private static final ConnectionKey KEY = ConnectionKey.of("shop-7");

    private final Time time = Time.of(Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));
    private final Slot slot = new Slot(KEY, time, Timings.DEFAULT);

    private void publish(long version, String token, long freshUntil) {
        Stored stored = new Stored(KEY, version, ConnectionRecord.EMPTY);
        AccessToken access = new AccessToken(token, Instant.ofEpochMilli(freshUntil));
        slot.publish(
                Snapshot.withToken(stored, access, StatusReason.OK, NOW, freshUntil, freshUntil, freshUntil),
                slot.snapshot);
    }

    @Test
    void aTokenIsNeverHandedOutByAnothersEnd() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CompletableFuture<Set<String>> seen = CompletableFuture.supplyAsync(() -> {
            Set<String> values = new HashSet<>();
            while (slot.snapshot.version() < PUBLICATIONS) {
                AccessToken token = slot.freshToken(NOW);
                values.add(token == null ? "none" : token.value());
                reading.countDown();
            }
            return values;
        });
        reading.await();

        for (int version = 1; version <= PUBLICATIONS; version += 2) {
            publish(version, "living", NOW + 1);
            publish(version + 1, "ended", NOW);
        }

        assertThat(seen.get(1, TimeUnit.MINUTES)).contains("living").doesNotContain("ended");
    }

    @Test
    void aTokenIsHandedOutUntilItsEnd() {
        publish(1, "living", NOW + 1);
        assertThat(slot.freshToken(NOW)).isEqualTo(new AccessToken("living", Instant.ofEpochMilli(NOW + 1)));

        publish(2, "ended", NOW);
        assertThat(slot.freshToken(NOW)).isNull();
    }
}
