package io.xeroconnect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on the bare socket, for what no HTTP server would do. Each connection is left to the test. */
final class RawServer implements AutoCloseable {
    static final String TOKENS = "{\"access_token\":\"a\",\"expires_in\":1800,\"token_type\":\"Bearer\"}";

    /** What the server does on a connection, until it returns or fails. */
    interface Conversation {
        void hold(Line line) throws IOException;
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ServerSocket listener;
    private final Conversation conversation;

    /** The head of each request, in the order of arrival. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    RawServer(Conversation conversation) {
        this.conversation = conversation;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::acceptAll);
    }

    int port() {
        return listener.getLocalPort();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket socket = listener.accept();
                open.add(socket);
                threads.execute(() -> hold(socket));
            }
        } catch (IOException closed) {
            // That is how close() ends this thread.
        }
    }

    private void hold(Socket socket) {
        try (socket) {
            conversation.hold(new Line(socket, new BufferedInputStream(socket.getInputStream()), requests));
        } catch (IOException peerGone) {
            // The client has hung up, which is what some tests wait for.
        }
    }

    /** One connection. */
    record Line(Socket socket, InputStream in, List<String> requests) {
        /** Reads and returns a whole request, and notes its head; empty at the end of the connection. */
        String read() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    return "";
                }
                head.append((char) next);
            }
            String body = new String(in.readNBytes(length(head.toString())), ISO_8859_1);
            requests.add(head.toString());
            return head + body;
        }

        private static int length(String head) {
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, "Content-Length:", 0, 15))
                    .map(line -> Integer.parseInt(line.substring(15).strip()))
                    .findFirst()
                    .orElse(0);
        }

        void write(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
        }

        /** Answers with a JSON body, on a connection that stays open. */
        void answer(String json) throws IOException {
            write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: keep-alive\r\nContent-Length: "
                    + json.getBytes(UTF_8).length + "\r\n\r\n" + json);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
