package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestLogTest {
    @Test
    void newestHundredThousandAreKeptAndAllAreCounted() {
        RequestLog log = new RequestLog();
        for (int i = 0; i < 100_010; i++) {
            log.add(request(i));
        }
        assertThat(log.all()).hasSize(100_000);
        assertThat(log.all().get(0).status()).isEqualTo(10);
        assertThat(log.count(Endpoint.TOKEN)).isEqualTo(100_010);
        log.clear();
        assertThat(log.count(Endpoint.TOKEN)).isZero();
    }

    private static SandboxRequest request(int number) {
        return new SandboxRequest(
                Instant.EPOCH, Endpoint.TOKEN, "POST", "/connect/token", "", Map.of(), "", "", number);
    }
}
