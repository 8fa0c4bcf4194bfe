package io.xeroconnect.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.model.XeroEndpoints;
import java.time.Clock;
import java.util.List;

/** Whatever {@code /connections} answers is a list, or the error that callers expect. */
final class ConnectionsAnswerFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void anyAnswerIsAListOrAnApiException(byte[] body) {
        ConnectionsApi api =
                new ConnectionsApi(Answering.http(200, body), XeroEndpoints.PRODUCTION, Time.of(Clock.systemUTC()));
        try {
            List<RemoteTenant> listed = api.list("access-token");
            assertThat(listed)
                    .allSatisfy(remote -> assertThat(remote.tenant().tenantId()).isNotEmpty());
        } catch (ApiException expected) {
            assertThat(expected).hasNoSuppressedExceptions();
        }
    }
}
