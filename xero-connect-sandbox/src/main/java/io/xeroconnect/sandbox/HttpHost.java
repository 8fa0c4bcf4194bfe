package io.xeroconnect.sandbox;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.client.HttpClient;

/** WireMock on the loopback interface, with one stub that hands every request to the adapter. */
final class HttpHost {
    /** A held or slow reply keeps a thread, so there may be many; they are started when needed. */
    private static final int MAX_THREADS = 256;

    private static final int WAITING_CONNECTIONS = 2_048;

    /** Nothing calls out; building WireMock's own client would take a fifth of the first start. */
    private static final HttpClient NO_CLIENT = request -> {
        throw new UnsupportedOperationException("The sandbox calls nobody.");
    };

    private final HttpAdapter adapter = new HttpAdapter();
    private final WireMockServer server;

    /** Starts on this port; 0 chooses a free one. */
    HttpHost(int port) {
        server = new WireMockServer(configuration(port).extensions(adapter));
        try {
            server.start();
        } catch (FatalStartupException e) {
            throw new IllegalStateException("The sandbox cannot listen on port " + port + "; is it in use?", e);
        }
    }

    int port() {
        return server.port();
    }

    void serve(HttpAdapter.Answer answer) {
        adapter.answerWith(answer);
    }

    void stop() {
        server.stop();
    }

    private static WireMockConfiguration configuration(int port) {
        return options()
                .port(port)
                .bindAddress("127.0.0.1")
                .http2PlainDisabled(true)
                .containerThreads(MAX_THREADS)
                .jettyAcceptQueueSize(WAITING_CONNECTIONS)
                .jettyStopTimeout(100L)
                .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
                .gzipDisabled(true)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .extensionScanningEnabled(false)
                .templatingEnabled(false)
                .httpClientFactory((options, trustAll, trustedHosts, useSystemProperties) -> NO_CLIENT)
                .mappingSource(new OneStub())
                .notifier(new SilentNotifier());
    }
}
