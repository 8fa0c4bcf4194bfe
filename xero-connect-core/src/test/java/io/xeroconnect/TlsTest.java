package io.xeroconnect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.TemporarilyUnavailableException.Reason;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.store.InMemoryTokenStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets go to a server that has proved by its certificate who it is, and to nobody else. */
final class TlsTest {
    private static final ConnectionKey KEY = ConnectionKey.of("back-office");
    private static final XeroApp APP = XeroApp.customConnection("0123456789ABCDEF0123456789ABCDEF", "a-client-secret");
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private static Path folder = Path.of("");

    private final AtomicInteger requests = new AtomicInteger();
    private HttpsServer server;

    TlsTest() throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    /** Makes a certificate for localhost that signs itself, with the JDK's own tool. */
    @BeforeAll
    static void makeCertificate() throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "xero",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        folder.resolve("keys.p12").toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), UTF_8);
        assertThat(keytool.waitFor()).as(output).isZero();
    }

    private static KeyStore keys() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys(), PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/connect/token", exchange -> {
            requests.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            byte[] body = RawServer.TOKENS.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private ConnectionManager manager(String host, HttpTransport transport) {
        URI base = URI.create("https://" + host + ":" + server.getAddress().getPort());
        return ConnectionManager.builder(new InMemoryTokenStore())
                .endpoints(XeroEndpoints.at(base))
                .httpTransport(transport)
                .build();
    }

    private void assertNothingIsSent(String host, HttpTransport transport) {
        try (ConnectionManager manager = manager(host, transport)) {
            TemporarilyUnavailableException refused =
                    catchThrowableOfType(TemporarilyUnavailableException.class, () -> manager.authorize(KEY, APP));
            assertThat(refused.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(requests).hasValue(0);
        }
    }

    private static NetHttpTransport.Builder trusting() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("xero", keys().getCertificate("xero"));
        return new NetHttpTransport.Builder().trustCertificates(trusted);
    }

    @Test
    void certificateThatNobodyVouchesForIsRefusedBeforeAnythingIsSent() {
        assertNothingIsSent("localhost", new NetHttpTransport());
    }

    @Test
    void certificateOfAnotherHostIsRefusedBeforeAnythingIsSent() throws Exception {
        assertNothingIsSent("127.0.0.1", trusting().build());
    }

    @Test
    void serverThatProvesItsNameIsUsed() throws Exception {
        try (ConnectionManager manager = manager("localhost", trusting().build())) {
            manager.authorize(KEY, APP);
            assertThat(manager.accessToken(KEY)).extracting(AccessToken::value).isEqualTo("a");
            assertThat(requests).hasValue(1);
        }
    }

    @Test
    void proxyOfACompanyOnlyPassesOnWhatItCannotRead() throws Exception {
        try (RawServer proxy = new RawServer(line -> tunnel(line, server.getAddress()))) {
            HttpTransport transport = trusting()
                    .setProxy(new Proxy(
                            Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port())))
                    .build();
            try (ConnectionManager manager = manager("localhost", transport)) {
                manager.authorize(KEY, APP);
                assertThat(requests).hasValue(1);
                assertThat(proxy.requests)
                        .singleElement()
                        .asString()
                        .startsWith("CONNECT localhost:" + server.getAddress().getPort() + " ")
                        .doesNotContain("Basic");
            }
        }
    }

    /** As a proxy does for https: after its answer to CONNECT it copies bytes, both ways. */
    private static void tunnel(RawServer.Line line, InetSocketAddress target) throws IOException {
        line.read();
        try (Socket onward = new Socket(target.getAddress(), target.getPort())) {
            line.write("HTTP/1.1 200 Connection established\r\n\r\n");
            Thread back = new Thread(() -> copy(onward, line.socket()), "proxy");
            back.setDaemon(true);
            back.start();
            line.in().transferTo(onward.getOutputStream());
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException closed) {
            // One side has hung up; the other one does the same.
        }
    }
}
