package io.xeroconnect.sandbox.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneUseTest {
    @Test
    void newestTenThousandAreKept() {
        OneUse<String> values = new OneUse<>(Ids::opaque);
        String oldest = values.put("oldest");
        String second = values.put("second");
        for (int i = 0; i < 9_999; i++) {
            values.put("newer");
        }
        assertThat(values.find(oldest)).isEmpty();
        assertThat(values.take(second)).contains("second");
        assertThat(values.take(second)).isEmpty();
    }
}
