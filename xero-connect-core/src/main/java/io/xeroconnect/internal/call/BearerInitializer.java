package io.xeroconnect.internal.call;

import com.google.api.client.http.HttpExecuteInterceptor;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpUnsuccessfulResponseHandler;
import io.xeroconnect.internal.refresh.Snapshot;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.StatusReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Gives every request of Google's HTTP client a usable token and the tenant, and repeats it at most once: after
 * TokenExpired, or after a short rate limit. The HTTP library's own logging is switched off, because it prints the token.
 */
public final class BearerInitializer implements HttpRequestInitializer {
    private final ConnectionKey key;
    private final Optional<String> tenantId;
    private final Caller caller;
    private final Time time;
    private final Duration timeout;

    /**
     * Creates the initializer for one connection.
     *
     * @param tenantId empty for the tenant that is selected at the time of each request
     */
    public BearerInitializer(ConnectionKey key, Optional<String> tenantId, Caller caller, Time time, Duration timeout) {
        this.key = key;
        this.tenantId = tenantId;
        this.caller = caller;
        this.time = time;
        this.timeout = timeout;
    }

    @Override
    public void initialize(HttpRequest request) {
        Exchange exchange = new Exchange();
        request.setInterceptor(exchange);
        request.setUnsuccessfulResponseHandler(exchange);
        request.setLoggingEnabled(false);
        request.setCurlLoggingEnabled(false);
    }

    /** One request with its repetition. */
    private final class Exchange implements HttpExecuteInterceptor, HttpUnsuccessfulResponseHandler {
        private static final int LARGEST_ERROR = 65_536;

        private final long end = System.nanoTime() + timeout.toNanos();
        private String token = "";
        private boolean repeated;

        @Override
        public void intercept(HttpRequest request) {
            Snapshot snapshot = caller.current(key, tenantId, Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            token = snapshot.token().orElseThrow().value();
            request.getHeaders().setAuthorization("Bearer " + token);
            if (snapshot.reason() == StatusReason.TENANT_REFUSED) {
                request.setResponseInterceptor(response -> noteSuccess(snapshot, response));
            }
            request.getHeaders().set("xero-tenant-id", tenantId.orElseGet(() -> Caller.tenantOf(snapshot)));
        }

        private void noteSuccess(Snapshot snapshot, HttpResponse response) {
            if (response.isSuccessStatusCode()) {
                caller.noteSuccess(snapshot, end);
            }
        }

        @Override
        public boolean handleResponse(HttpRequest request, HttpResponse response, boolean supportsRetry)
                throws IOException {
            CallProblem problem =
                    CallProblem.of(response.getStatusCode(), response.getHeaders(), peek(response), time.now());
            boolean waitsInVain = problem.kind() == CallProblem.Kind.RATE_LIMITED && !supportsRetry;
            if (repeated || waitsInVain) {
                caller.note(key, problem, end);
                return false;
            }
            repeated = true;
            return caller.react(key, tenantId, token, problem, end).isPresent() && supportsRetry;
        }

        /** Reads the error without taking it away from the caller. */
        private String peek(HttpResponse response) throws IOException {
            InputStream content = response.getContent();
            if (content == null || !content.markSupported()) {
                return "";
            }
            content.mark(LARGEST_ERROR);
            String text = new String(content.readNBytes(LARGEST_ERROR), StandardCharsets.UTF_8);
            content.reset();
            return text;
        }
    }
}
