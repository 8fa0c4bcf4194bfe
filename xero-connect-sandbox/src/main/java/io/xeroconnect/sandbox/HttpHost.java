package io.xeroconnect.sandbox;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.client.HttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

/** WireMock on the loopback interface, with one stub that hands every request to the adapter. */
final class HttpHost {
    /** A held or slow reply keeps a thread, so there may be many; they are started when needed. */
    private static final int MAX_THREADS = 256;

    private static final int WAITING_CONNECTIONS = 2_048;

    /** Nothing calls out; building WireMock's own client would take a fifth of the first start. */
    private static final HttpClient NO_CLIENT = request -> {
        throw new UnsupportedOperationException("The sandbox calls nobody.");
    };

    private static final Duration LAST_REPLIES = Duration.ofSeconds(1);

    private final HttpAdapter adapter = new HttpAdapter();
    private final RequestsUnderWay underWay = new RequestsUnderWay();
    private final int port;
    private Optional<WireMockServer> server;

    /** Keeps other programs off the port while nobody listens there. */
    private Optional<Socket> placeholder = Optional.empty();

    private boolean stopped;

    /** Starts on this port; 0 chooses a free one. */
    HttpHost(int wanted) {
        WireMockServer started = start(wanted);
        server = Optional.of(started);
        port = started.port();
    }

    int port() {
        return port;
    }

    void serve(HttpAdapter.Answer answer) {
        adapter.answerWith(answer);
    }

    synchronized void goOffline() {
        if (server.isPresent()) {
            server.get().stop();
            server = Optional.empty();
            placeholder = Optional.of(reserved(port));
        }
    }

    synchronized void goOnline() {
        if (server.isEmpty() && !stopped) {
            release();
            server = Optional.of(start(port));
        }
    }

    synchronized void stop() {
        stopped = true;
        underWay.awaitNone(LAST_REPLIES);
        server.ifPresent(WireMockServer::stop);
        server = Optional.empty();
        release();
    }

    private WireMockServer start(int wanted) {
        WireMockServer fresh = new WireMockServer(configuration(wanted).extensions(adapter, underWay));
        try {
            fresh.start();
            return fresh;
        } catch (FatalStartupException e) {
            throw new IllegalStateException("The sandbox cannot listen on port " + wanted + "; is it in use?", e);
        }
    }

    /** A socket that is bound and does not listen refuses every connection. */
    private static Socket reserved(int port) {
        Socket socket = new Socket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            // somebody else has the port already; starting there again will say so
        }
        return socket;
    }

    private void release() {
        placeholder.ifPresent(HttpHost::close);
        placeholder = Optional.empty();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
