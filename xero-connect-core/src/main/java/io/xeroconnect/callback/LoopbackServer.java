package io.xeroconnect.callback;

import java.io.IOException;
import java.io.InputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Answers one request per connection on the loopback interfaces, and nowhere else (RFC 8252 §8.3).
 *
 * <p>Not the JDK's HTTP server, because that one logs each request line at DEBUG, and here it holds the code. Each of a
 * fixed number of threads accepts a connection, answers it and closes it; further ones wait in the system's queue. No
 * connection holds a thread for longer than the limit of {@link #serve} and {@link #FAREWELL_LIMIT} together.
 */
final class LoopbackServer implements AutoCloseable {
    /** A response, and what to do once it is delivered, or cannot be. */
    record Reply(ResultPage page, Runnable afterwards) {}

    static final int THREADS_PER_ADDRESS = 8;
    static final Duration REQUEST_LIMIT = Duration.ofSeconds(5);
    static final Duration FAREWELL_LIMIT = Duration.ofSeconds(1);

    private static final List<String> LITERALS = List.of("127.0.0.1", "::1");
    private static final int PROBE_MILLIS = 500;

    private final List<ServerSocket> listeners = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private LoopbackServer() {}

    /**
     * Takes the port on 127.0.0.1 and, where there is one, on ::1, because a browser may turn {@code localhost} into
     * either. Nothing is answered before {@link #serve}.
     */
    static LoopbackServer bind(int port) throws IOException {
        LoopbackServer server = new LoopbackServer();
        try {
            for (InetAddress address : addresses()) {
                ServerSocket listener = new ServerSocket();
                server.listeners.add(listener);
                listener.bind(new InetSocketAddress(address, port));
            }
            return server;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /** Returns whether somebody answers on the port. The text of a bind error is in the system's language. */
    static boolean isTaken(int port) {
        return LITERALS.stream().anyMatch(address -> somebodyAnswers(new InetSocketAddress(address, port)));
    }

    private static boolean somebodyAnswers(InetSocketAddress address) {
        try (Socket probe = new Socket(Proxy.NO_PROXY)) {
            probe.connect(address, PROBE_MILLIS);
            return true;
        } catch (IOException nobodyThere) {
            return false;
        }
    }

    private static List<InetAddress> addresses() throws IOException {
        List<InetAddress> found = new ArrayList<>();
        for (String literal : LITERALS) {
            for (InetAddress address : InetAddress.getAllByName(literal)) {
                if (address instanceof Inet4Address || NetworkInterface.getByInetAddress(address) != null) {
                    found.add(address);
                }
            }
        }
        return found;
    }

    /**
     * Starts to answer. Returns at once.
     *
     * @param limit how long a request may take to arrive
     */
    void serve(Function<RequestHead, Reply> replies, Duration limit) {
        for (ServerSocket listener : listeners) {
            for (int i = 0; i < THREADS_PER_ADDRESS; i++) {
                Thread thread = new Thread(() -> acceptAll(listener, replies, limit), "xero-connect-callback");
                thread.setDaemon(true);
                threads.add(thread);
                thread.start();
            }
        }
    }

    private void acceptAll(ServerSocket listener, Function<RequestHead, Reply> replies, Duration limit) {
        try {
            while (!closed) {
                answer(listener.accept(), replies, limit);
            }
        } catch (IOException listenerClosed) {
            // That is how close() ends this thread.
        }
    }

    private void answer(Socket connection, Function<RequestHead, Reply> replies, Duration limit) {
        connections.add(connection);
        Runnable afterwards = () -> {};
        try (connection) {
            if (!closed) {
                Reply reply = reply(connection, replies, limit);
                afterwards = reply.afterwards();
                deliver(reply.page(), connection);
            }
        } catch (IOException peerTooSlowOrGone) {
            // Nobody is left to tell.
        } finally {
            connections.remove(connection);
            afterwards.run();
        }
    }

    private static Reply reply(Socket connection, Function<RequestHead, Reply> replies, Duration limit)
            throws IOException {
        try {
            return replies.apply(RequestHead.read(connection, deadline(limit)));
        } catch (ProtocolException notHttp) {
            return new Reply(ResultPage.stray(400), () -> {});
        }
    }

    /** Writes, then waits until the peer has closed too: closing over unread bytes would destroy what was written. */
    private static void deliver(ResultPage page, Socket connection) throws IOException {
        connection.getOutputStream().write(page.toResponse());
        connection.shutdownOutput();
        long deadline = deadline(FAREWELL_LIMIT);
        InputStream in = connection.getInputStream();
        byte[] ignored = new byte[4096];
        do {
            connection.setSoTimeout(RequestHead.millisUntil(deadline));
        } while (in.read(ignored) >= 0);
    }

    private static long deadline(Duration limit) {
        return System.nanoTime() + limit.toNanos();
    }

    /** Gives the port back, ends every connection and waits for the threads. */
    @Override
    public void close() {
        closed = true;
        listeners.forEach(LoopbackServer::closeQuietly);
        connections.forEach(LoopbackServer::closeQuietly);
        try {
            for (Thread thread : threads) {
                thread.join(FAREWELL_LIMIT.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception alreadyBroken) {
            // A socket that cannot be closed is gone already.
        }
    }
}
