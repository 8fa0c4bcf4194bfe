package io.xeroconnect.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures how many refreshes a second the sandbox answers, and what one costs it. Not a test: run it as a program.
 *
 * <p>Each thread keeps one connection open and follows one chain of refresh tokens. The clients are as cheap as they
 * can be, and their processor time is not counted.
 */
final class RefreshLoad {
    private static final int THREADS = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(6);
    private static final Duration RUN = Duration.ofSeconds(8);

    private record Result(long refreshes, long clientNanos) {
        Result plus(Result other) {
            return new Result(refreshes + other.refreshes, clientNanos + other.clientNanos);
        }
    }

    private RefreshLoad() {}

    public static void main(String... args) throws Exception {
        try (XeroSandbox sandbox = XeroSandbox.start()) {
            Shop shop = Shop.in(sandbox);
            run(shop, WARM_UP);
            long processBefore = processNanos();
            long start = System.nanoTime();
            Result result = run(shop, RUN);
            double seconds = (System.nanoTime() - start) / 1e9;
            double serverMicros = (processNanos() - processBefore - result.clientNanos()) / 1e3 / result.refreshes();
            System.out.printf(
                    "%d refreshes, %.0f a second, %.0f microseconds of processor time each%n",
                    result.refreshes(), result.refreshes() / seconds, serverMicros);
        }
    }

    private static Result run(Shop shop, Duration howLong) throws Exception {
        List<Callable<Result>> clients = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            String refreshToken = shop.connect().refresh();
            clients.add(() -> follow(shop, refreshToken, howLong));
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        Result sum = new Result(0, 0);
        for (Future<Result> result : threads.invokeAll(clients)) {
            sum = sum.plus(result.get());
        }
        threads.shutdown();
        return sum;
    }

    private static Result follow(Shop shop, String refreshToken, Duration howLong) throws IOException {
        long end = System.nanoTime() + howLong.toNanos();
        String head = "POST /connect/token HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n"
                + String.join(
                        ": ", TestClient.basic(shop.app().clientId(), shop.app().secret()))
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ";
        long count = 0;
        int port = shop.sandbox().baseUri().getPort();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (String token = refreshToken; System.nanoTime() < end; count++) {
                String form = "grant_type=refresh_token&refresh_token=" + token;
                String request = head + form.length() + "\r\n\r\n" + form;
                socket.getOutputStream().write(request.getBytes(ISO_8859_1));
                token = refreshToken(body(in));
            }
        }
        return new Result(count, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    private static String body(InputStream in) throws IOException {
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.regionMatches(true, 0, "Content-Length: ", 0, 16)) {
                length = Integer.parseInt(line.substring(16));
            }
        }
        return new String(in.readNBytes(length), ISO_8859_1);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The connection ended.");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static String refreshToken(String body) {
        String name = "\"refresh_token\":\"";
        int start = body.indexOf(name) + name.length();
        return body.substring(start, body.indexOf('"', start));
    }

    private static long processNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
