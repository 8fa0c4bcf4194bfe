package io.xeroconnect.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.error.TokenStoreException.Reason;
import io.xeroconnect.model.ConnectionKey;

/** Whatever stands in a store is a record, or is refused as damaged or newer; a record that is read can be written. */
final class StoredRecordFuzzTest {
    private static final ConnectionKey KEY = ConnectionKey.of("shop-7");

    @FuzzTest(maxDuration = "10m")
    void anyBytesAreARecordOrRefused(byte[] data) {
        try {
            ConnectionRecord record = RecordCodec.read(KEY, data);
            byte[] written = RecordCodec.write(record);
            assertThat(RecordCodec.write(RecordCodec.read(KEY, written))).isEqualTo(written);
        } catch (TokenStoreException e) {
            assertThat(e.reason()).isIn(Reason.CORRUPT, Reason.NEWER_FORMAT);
        }
    }
}
