package io.xeroconnect.lab.xero;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.xeroconnect.lab.report.Console;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The process behind {@link FastXero}; says its port when it answers, and ends when its input does. */
final class FastXeroServer {
    static final String PORT = "port ";
    static final String TENANT = "11111111-2222-4333-8444-555555555555";

    /** With header and signature, 1.5 KB. */
    private static final int PADDING = 900;

    private final AtomicLong requests = new AtomicLong();
    private volatile long pauseMillis;

    private FastXeroServer(long pauseMillis) {
        this.pauseMillis = pauseMillis;
    }

    public static void main(String... words) throws IOException {
        Console.keepForFigures();
        FastXeroServer xero = new FastXeroServer(Long.parseLong(words[0]));
        Undertow server = Undertow.builder()
                .addHttpListener(0, "localhost")
                .setHandler(Handlers.path()
                        .addExactPath("/connect/token", xero::token)
                        .addExactPath("/connections", FastXeroServer::connections)
                        .addExactPath("/requests", exchange -> answer(exchange, Long.toString(xero.requests.get())))
                        .addExactPath("/pause", xero::pause))
                .build();
        server.start();
        System.out.println(
                PORT + ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort());
        while (System.in.read() >= 0) {
            // nothing is said to it
        }
        System.exit(0);
    }

    /** Nothing of the request matters, so its body is not even read. */
    private void token(HttpServerExchange exchange) {
        long number = requests.incrementAndGet();
        String body = "{\"access_token\":\"" + accessToken(number) + "\",\"refresh_token\":\"refresh-"
                + "0123456789012345678901234567".substring(Long.toString(number).length()) + number
                + "\",\"token_type\":\"Bearer\",\"expires_in\":1800,\"scope\":\"offline_access accounting.settings.read\"}";
        if (pauseMillis == 0) {
            answer(exchange, body);
        } else {
            exchange.dispatch(
                    exchange.getIoThread(),
                    () -> exchange.getIoThread()
                            .executeAfter(() -> answer(exchange, body), pauseMillis, TimeUnit.MILLISECONDS));
        }
    }

    /** Looks like one of Xero's; nobody checks its signature. */
    private static String accessToken(long number) {
        String claims = "{\"sub\":\"lab\",\"xero_userid\":\"99999999-8888-4777-8666-555555555555\","
                + "\"authentication_event_id\":\"aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee\",\"jti\":\"" + number
                + "\",\"pad\":\"" + "x".repeat(PADDING) + "\"}";
        return base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + base64(claims) + "." + "s".repeat(120);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void connections(HttpServerExchange exchange) {
        answer(
                exchange,
                "[{\"id\":\"77777777-2222-4333-8444-555555555555\","
                        + "\"authEventId\":\"aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee\",\"tenantId\":\"" + TENANT
                        + "\",\"tenantType\":\"ORGANISATION\",\"tenantName\":\"Harbour Plumbing\","
                        + "\"createdDateUtc\":\"2026-01-01T00:00:00.0000000\","
                        + "\"updatedDateUtc\":\"2026-01-01T00:00:00.0000000\"}]");
    }

    private void pause(HttpServerExchange exchange) {
        pauseMillis = Long.parseLong(exchange.getQueryString());
        answer(exchange, "");
    }

    private static void answer(HttpServerExchange exchange, String body) {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getResponseSender().send(body);
    }
}
