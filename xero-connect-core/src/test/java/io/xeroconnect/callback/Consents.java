package io.xeroconnect.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.xeroconnect.model.ConnectionKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;

/** Requests as {@code beginAuthorization} makes them, and what a browser does with them. */
final class Consents {
    static final String STATE = "s-1_~.x";
    static final String ANSWER = "code=c%2F1&state=" + STATE + "&session_state=%C3%A9";
    static final String CANCEL = "error=access_denied&error_description=TenantConsent%20status%20DENIED&state=" + STATE;
    static final String PAGE = "https://login.xero.example/authorize?response_type=code&state=" + STATE;

    private Consents() {}

    static AuthorizationRequest request(int port) {
        return request("http://localhost:" + port + "/xero/callback");
    }

    static AuthorizationRequest request(String redirectUri) {
        return request(URI.create(PAGE), redirectUri);
    }

    static AuthorizationRequest request(URI page, String redirectUri) {
        return new AuthorizationRequest(
                ConnectionKey.of("shop-7"),
                page,
                "xero-binding=b; HttpOnly",
                URI.create(redirectUri),
                Instant.parse("2030-01-01T00:10:00Z"));
    }

    static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    /** Returns a whole request as a browser on this machine sends it. */
    static String get(int port, String query) {
        return "GET /xero/callback?" + query + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n";
    }

    /** Returns everything that comes back on one connection. */
    static String exchange(String address, int port, String request) throws IOException {
        try (Socket socket = connect(address, port)) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    static Socket connect(String address, int port) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(address, port), 2_000);
        socket.setSoTimeout(10_000);
        return socket;
    }

    static int status(String response) {
        return Integer.parseInt(response.split(" ", 3)[1]);
    }
}
