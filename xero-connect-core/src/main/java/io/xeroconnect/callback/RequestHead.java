package io.xeroconnect.callback;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Locale;

/**
 * The head of one HTTP/1.1 request, as far as a callback needs it (RFC 9112 §2 and §3).
 *
 * @param path raw, as sent
 * @param query raw and without the question mark; empty if there is none
 * @param hosts the values of all {@code Host} fields
 */
record RequestHead(String method, String path, String query, List<String> hosts) {
    /** A browser sends the cookies of every program on localhost, whatever their port: they can be many. */
    static final int MAX_BYTES = 64 * 1024;

    /** CR LF CR LF, which ends the head. */
    private static final int EMPTY_LINE = 0x0D0A0D0A;

    /**
     * Reads up to the empty line.
     *
     * @param deadline the {@link System#nanoTime} after which reading gives up
     * @throws ProtocolException if this is not HTTP, or longer than {@link #MAX_BYTES}
     * @throws IOException if the peer is too slow, or gone
     */
    static RequestHead read(Socket socket, long deadline) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int lastFour = 0;
        while (head.size() < MAX_BYTES) {
            // The socket's own time limit is per read: a peer that sends a byte now and then would never meet it.
            socket.setSoTimeout(millisUntil(deadline));
            int next = in.read();
            if (next < 0) {
                throw new IOException("The connection ended within the request.");
            }
            head.write(next);
            lastFour = lastFour << 8 | next;
            if (lastFour == EMPTY_LINE) {
                return parse(head.toString(ISO_8859_1));
            }
        }
        throw new ProtocolException("The request is too long.");
    }

    static int millisUntil(long deadline) throws SocketTimeoutException {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
            throw new SocketTimeoutException("The peer is too slow.");
        }
        return Math.toIntExact(millis);
    }

    private static RequestHead parse(String head) throws ProtocolException {
        List<String> lines = List.of(head.split("\r\n"));
        List<String> start = List.of(lines.get(0).split(" "));
        // Only the origin form is for a server; a target with a host of its own is for a proxy (RFC 9112 §3.2).
        if (start.size() != 3 || !start.get(1).startsWith("/") || !start.get(2).startsWith("HTTP/1.")) {
            throw new ProtocolException("This is not an HTTP/1.1 request.");
        }
        String target = start.get(1);
        int mark = target.indexOf('?');
        return new RequestHead(
                start.get(0),
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? "" : target.substring(mark + 1),
                lines.stream()
                        .skip(1)
                        .filter(RequestHead::isHost)
                        .map(RequestHead::value)
                        .toList());
    }

    private static boolean isHost(String line) {
        return line.toLowerCase(Locale.ROOT).startsWith("host:");
    }

    private static String value(String line) {
        return line.substring(line.indexOf(':') + 1).strip();
    }

    /** Shows no query, which may hold a code. */
    @Override
    public String toString() {
        return "RequestHead[" + method + " " + path + "]";
    }
}
