package io.xeroconnect.refresh;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.util.concurrent.atomic.AtomicInteger;

/** A line to Xero that can be cut: connections are then refused, as by a machine whose server is down. */
final class Line {
    final AtomicInteger tries = new AtomicInteger();
    private final int closedPort;
    private volatile boolean cut;

    Line() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closedPort = socket.getLocalPort();
        }
    }

    void cut() {
        cut = true;
    }

    void mend() {
        cut = false;
    }

    HttpTransport transport() {
        return new NetHttpTransport.Builder().setConnectionFactory(this::open).build();
    }

    private HttpURLConnection open(URL url) throws IOException {
        tries.incrementAndGet();
        URL reached = cut
                ? URI.create("http://localhost:" + closedPort + url.getPath()).toURL()
                : url;
        return (HttpURLConnection) reached.openConnection();
    }
}
