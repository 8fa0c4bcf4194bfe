package io.xeroconnect.internal.keepalive;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.store.TokenRecord;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When what was read as due is no longer worth trying. */
final class BatchTest {
    private static final List<TokenRecord> DUE = IntStream.range(0, 100)
            .mapToObj(i -> new TokenRecord(ConnectionKey.of("shop-" + i), 1, Instant.EPOCH, new byte[0]))
            .toList();

    private final Batch batch = new Batch(DUE, 0);

    @Test
    void nodesTakeTheSameRecordsInAnotherOrder() {
        assertThat(batch.records()).containsExactlyInAnyOrderElementsOf(DUE);
        assertThat(batch.records()).isNotEqualTo(new Batch(DUE, 0).records());
    }

    @Test
    void aBatchIsReadAnewOnceOthersHaveTakenManyOfIt() {
        for (int i = 0; i < 15; i++) {
            batch.overtaken();
        }
        assertThat(batch.isOutdated()).isFalse();

        batch.overtaken();
        assertThat(batch.isOutdated()).isTrue();
    }
}
