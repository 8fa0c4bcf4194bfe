package io.xeroconnect.internal.keepalive;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.TemporarilyUnavailableException.Reason;
import io.xeroconnect.internal.work.Workers;
import io.xeroconnect.keepalive.KeepAliveReport.Entry;
import io.xeroconnect.keepalive.KeepAliveReport.Outcome;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.store.TokenRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Several records at once, of which some take long. */
final class CrewTest {
    private static final int COUNT = 20;
    private static final ConnectionKey SLOW = ConnectionKey.of("shop-3");

    private final CountDownLatch others = new CountDownLatch(COUNT - 1);
    private final CountDownLatch released = new CountDownLatch(1);

    private static List<TokenRecord> records() {
        List<TokenRecord> records = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            records.add(new TokenRecord(ConnectionKey.of("shop-" + i), 1, Instant.EPOCH, new byte[0]));
        }
        return records;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Entry> unchanged(TokenRecord record) {
        return Optional.of(new Entry(record.key(), Outcome.UNCHANGED, Optional.empty(), Optional.empty()));
    }

    private Function<TokenRecord, Optional<Entry>> task(CountDownLatch slowOneWaitsFor) {
        return record -> {
            if (record.key().equals(SLOW)) {
                await(slowOneWaitsFor);
            } else {
                others.countDown();
            }
            return unchanged(record);
        };
    }

    @Test
    void aSlowOneHoldsUpNoOther() {
        try (Workers workers = new Workers(Optional.empty())) {
            List<Entry> entries = new Crew(workers, records(), task(others), Duration.ofMinutes(1)).work(2);
            assertThat(entries).hasSize(COUNT).allMatch(entry -> entry.outcome() == Outcome.UNCHANGED);
        }
    }

    @Test
    void oneThatIsStuckGivesItsPlaceAndItsRecordUp() {
        try (Workers workers = new Workers(Optional.empty())) {
            List<Entry> entries = new Crew(workers, records(), task(released), Duration.ofMillis(200)).work(1);
            released.countDown();
            assertThat(entries).hasSize(COUNT);
            assertThat(entries)
                    .filteredOn(entry -> entry.outcome() == Outcome.FAILED)
                    .singleElement()
                    .satisfies(entry -> {
                        assertThat(entry.key()).isEqualTo(SLOW);
                        assertThat(((TemporarilyUnavailableException)
                                                entry.error().orElseThrow())
                                        .reason())
                                .isEqualTo(Reason.DEADLINE_PASSED);
                    });
        }
    }

    @Test
    void nothingIsBegunOnceTheManagerCloses() {
        Workers workers = new Workers(Optional.empty());
        Function<TokenRecord, Optional<Entry>> closes = record -> {
            new Thread(workers::close).start();
            while (!workers.isClosed()) {
                Thread.onSpinWait();
            }
            return unchanged(record);
        };
        List<Entry> entries = new Crew(workers, records(), closes, Duration.ofMinutes(1)).work(1);
        assertThat(entries).hasSize(1);
    }
}
