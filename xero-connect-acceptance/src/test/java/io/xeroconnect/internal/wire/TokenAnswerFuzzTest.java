package io.xeroconnect.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.api.client.http.HttpTransport;
import io.xeroconnect.internal.http.XeroHttp;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.wire.TokenEndpoint.AppKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Whatever the token endpoint answers is an outcome, and shows no token. */
final class TokenAnswerFuzzTest {
    private static final int[] STATUS = {200, 400, 401, 403, 404, 429, 500, 503, 302};
    private static final AppKey APP = new AppKey(XeroApp.Type.WEB, "0".repeat(32), Optional.of("hush"));

    @FuzzTest(maxDuration = "10m")
    void anyAnswerIsAnOutcome(byte[] data) {
        int status = data.length == 0 ? 200 : STATUS[(data[0] & 0xFF) % STATUS.length];
        byte[] body = data.length == 0 ? data : Arrays.copyOfRange(data, 1, data.length);
        HttpTransport transport = Answering.transport(status, body);
        XeroHttp http = new XeroHttp(transport, Duration.ofSeconds(10));
        TokenEndpoint endpoint =
                new TokenEndpoint(http, transport, XeroEndpoints.PRODUCTION, Time.of(Clock.systemUTC()));
        TokenOutcome outcome = endpoint.refresh(APP, "refresh-token-of-the-test");
        assertThat(outcome.toString()).doesNotContain("hush").doesNotContain("refresh-token-of-the-test");
    }
}
