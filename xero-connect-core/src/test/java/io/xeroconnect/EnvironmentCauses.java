package io.xeroconnect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.xeroconnect.diagnosis.Diagnosis;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What can be wrong with store, network and clock. */
final class EnvironmentCauses {
    private EnvironmentCauses() {}

    static List<Cause> all() {
        return List.of(
                Cause.of("the store works", "store.works", AppCauses::enter),
                Cause.of(
                        "the store cannot be read",
                        "store.unreadable",
                        shop -> Cause.store(shop).failReading()),
                Cause.of("the disk is full", "store.unwritable", shop -> {
                    AppCauses.enter(shop);
                    Cause.store(shop).failWriting();
                }),
                Cause.of(
                        "another program wrote into the record",
                        "store.record-damaged",
                        shop -> Cause.store(shop).overwrite(Shop.KEY, "torn".getBytes(UTF_8))),
                Cause.of(
                        "a newer release wrote the record",
                        "store.newer-format",
                        shop -> Cause.store(shop).overwrite(Shop.KEY, "{\"format\":99}".getBytes(UTF_8))),
                Cause.hurried(
                        "the store hangs",
                        "store.no-answer",
                        shop -> Cause.store(shop).hang()),
                Cause.of("Xero answers", "network.reachable", AppCauses::enter),
                elsewhere("the name does not exist", "network.name-unknown", "https://identity.xero.invalid/"),
                Cause.of("nobody listens there", "network.refused", shop -> {
                    AppCauses.enter(shop);
                    shop.xero.goOffline();
                }),
                new Cause("packets are dropped", "network.no-connection", EnvironmentCauses::testDeafServer),
                new Cause("no TLS is spoken there", "network.tls", shop -> {
                    AppCauses.enter(shop);
                    URI plain = shop.xero.baseUri();
                    return testAt(shop, "https://localhost:" + plain.getPort() + "/");
                }),
                atToken("the proxy wants a login", "network.proxy", Fault.status(407, "text/html", "<p>Log in</p>")),
                atToken("the connection is reset", "network.broken-off", Fault.RESET_BEFORE),
                atToken("the reply is lost", "network.broken-off", Fault.LOST_REPLY),
                Cause.hurried("Xero is too slow", "network.no-answer", shop -> {
                    AppCauses.enter(shop);
                    shop.xero.faults().next(Endpoint.TOKEN, Fault.slow(Duration.ofSeconds(2)));
                }),
                atToken(
                        "the edge of Xero's network blocks us",
                        "network.blocked",
                        Fault.status(403, "text/plain", "Forbidden")),
                atToken(
                        "a captive portal answers",
                        "network.unreadable",
                        Fault.status(200, "text/html", "<form>Welcome to our guest network</form>")),
                atToken("the answer is cut short", "network.unreadable", Fault.TRUNCATED_JSON),
                atToken("Xero is down", "network.xero-down", Fault.HTML_503),
                atToken(
                        "Xero limits the rate",
                        "network.rate-limited",
                        Fault.rateLimited(Duration.ofSeconds(30), "minute")),
                Cause.of("there is no app to ask with", "network.not-asked", shop -> {}),
                Cause.of("the clocks agree", "clock.right", AppCauses::enter),
                skewed("Xero is a minute ahead", "clock.off", Duration.ofMinutes(1)),
                skewed("Xero is a minute behind", "clock.off", Duration.ofMinutes(-1)),
                skewed("Xero is an hour ahead", "clock.wrong", Duration.ofHours(1)),
                Cause.of("no answer has a date", "clock.not-checked", shop -> {
                    AppCauses.enter(shop);
                    shop.xero.goOffline();
                }));
    }

    private static Cause atToken(String name, String id, Fault fault) {
        Consumer<Shop> happening = shop -> {
            AppCauses.enter(shop);
            shop.xero.faults().next(Endpoint.TOKEN, fault);
        };
        return Cause.of(name, id, happening);
    }

    private static Cause skewed(String name, String id, Duration ahead) {
        return Cause.of(name, id, shop -> {
            AppCauses.enter(shop);
            shop.xero.skewClock(ahead);
        });
    }

    private static Cause elsewhere(String name, String id, String identity) {
        return new Cause(name, id, shop -> {
            AppCauses.enter(shop);
            return testAt(shop, identity);
        });
    }

    /** Connections wait in a full queue, as if their packets were dropped. */
    private static Diagnosis testDeafServer(Shop shop) throws IOException {
        AppCauses.enter(shop);
        InetAddress loopback = InetAddress.getLoopbackAddress();
        List<Socket> queue = new ArrayList<>();
        try (ServerSocket deaf = new ServerSocket(0, 1, loopback)) {
            for (int i = 0; i < 3; i++) {
                Socket waiting = new Socket();
                queue.add(waiting);
                tryToConnect(waiting, new InetSocketAddress(loopback, deaf.getLocalPort()));
            }
            return testAt(shop, "http://127.0.0.1:" + deaf.getLocalPort() + "/");
        } finally {
            for (Socket socket : queue) {
                socket.close();
            }
        }
    }

    private static void tryToConnect(Socket socket, InetSocketAddress address) throws IOException {
        try {
            socket.connect(address, 100);
        } catch (SocketTimeoutException full) {
            return;
        }
    }

    private static Diagnosis testAt(Shop shop, String identity) {
        XeroEndpoints endpoints = XeroEndpoints.builder()
                .token(URI.create(identity + "connect/token"))
                .build();
        try (ConnectionManager node = TestTimings.set(shop.node(), TestTimings.QUICK)
                .endpoints(endpoints)
                .build()) {
            return Cause.tested(shop, node);
        }
    }
}
