package io.xeroconnect.internal.wire;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.testing.http.MockHttpTransport;
import com.google.api.client.testing.http.MockLowLevelHttpRequest;
import com.google.api.client.testing.http.MockLowLevelHttpResponse;
import io.xeroconnect.internal.http.XeroHttp;
import java.time.Duration;

/** Answers every request with the same bytes, without a network, so that a fuzzer is not slowed down by one. */
public final class Answering {
    private Answering() {}

    /** Returns a transport that answers with this status and body. */
    public static HttpTransport transport(int status, byte[] body) {
        return new MockHttpTransport.Builder()
                .setLowLevelHttpRequest(new MockLowLevelHttpRequest()
                        .setResponse(new MockLowLevelHttpResponse()
                                .setStatusCode(status)
                                .setContentType("application/json")
                                .setContent(body)))
                .build();
    }

    /** Returns the library's sender over such a transport. */
    public static XeroHttp http(int status, byte[] body) {
        return new XeroHttp(transport(status, body), Duration.ofSeconds(10));
    }
}
