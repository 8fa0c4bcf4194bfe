package io.xeroconnect.lab.page;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.xeroconnect.examples.wizard.Ports;
import io.xeroconnect.examples.wizard.WizardExample;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Executors;

/**
 * The process behind {@link Example}: the example with the set-up pages, and beside it the control, a server of the same
 * kind that answers {@code /N} with N bytes of fixed text. Says both addresses, and ends when its input does.
 */
final class ExampleServer {
    static final String PAGES = "pages ";
    static final String CONTROL = "control ";

    private ExampleServer() {}

    public static void main(String... words) throws IOException {
        // First, since it sets how the servers of this process write.
        WizardExample example =
                WizardExample.start(Ports.of(List.of("--port", "0")), new PrintStream(OutputStream.nullOutputStream()));
        HttpServer control = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        control.setExecutor(Executors.newCachedThreadPool());
        control.createContext("/", ExampleServer::answer);
        control.start();
        System.out.println(PAGES + example.home());
        System.out.println(CONTROL + "http://localhost:" + control.getAddress().getPort() + "/");
        while (System.in.read() >= 0) {
            // nothing is said to it
        }
        System.exit(0);
    }

    /** With as many headers as a page of the wizard has, and written like one. */
    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            int size = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
            byte[] body = "x".repeat(size).getBytes(US_ASCII);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders().set("Referrer-Policy", "same-origin");
            exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; style-src 'self'");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
