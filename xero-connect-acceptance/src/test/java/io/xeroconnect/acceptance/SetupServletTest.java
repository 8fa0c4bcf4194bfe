package io.xeroconnect.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.setup.SetupSettings;
import io.xeroconnect.store.InMemoryTokenStore;
import io.xeroconnect.wizard.SetupPages;
import io.xeroconnect.wizard.SetupServlet;
import io.xeroconnect.wizard.Visitor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The set-up pages in a servlet container that is not ours. */
final class SetupServletTest {
    private static final ConnectionKey KEY = ConnectionKey.of("shop-7");
    private static final URI CALLBACK = URI.create("http://localhost:8742/xero/callback");

    @TempDir
    Path folder;

    private final Tomcat tomcat = new Tomcat();
    private final ConnectionManager xero = ConnectionManager.builder(new InMemoryTokenStore())
            .setup(SetupSettings.of("Till", CALLBACK))
            .keepAlive(Duration.ZERO)
            .build();
    private URI address;

    @BeforeEach
    void start() throws Exception {
        tomcat.setBaseDir(folder.toString());
        tomcat.setHostname("localhost");
        tomcat.setPort(0);
        Context product = tomcat.addContext("", folder.toString());
        tomcat.start();
        address = URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + "/settings/xero/");
        SetupPages pages = SetupPages.builder(
                        xero,
                        address,
                        CALLBACK,
                        request -> Optional.of(Visitor.named("Hanna").with(KEY, "Corner Shop")))
                .build();
        Tomcat.addServlet(product, "xero", new SetupServlet(pages));
        product.addServletMappingDecoded("/settings/xero/*", "xero");
    }

    @AfterEach
    void stop() throws Exception {
        xero.close();
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void listIsServed() throws Exception {
        HttpResponse<String> list = get("");
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.headers().firstValue("Content-Type").map(type -> type.replace(" ", "")))
                .hasValueSatisfying(type -> assertThat(type).isEqualToIgnoringCase("text/html;charset=utf-8"));
        assertThat(list.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(list.body()).contains("Corner Shop");
    }

    @Test
    void queryReachesThePage() throws Exception {
        assertThat(get("set-up?connection=shop-7&way=FIRST_SETUP&step=PREPARE").body())
                .contains("Before you start");
    }

    @Test
    void formOfAStrangerIsRefused() throws Exception {
        HttpRequest form = HttpRequest.newBuilder(address.resolve("choose"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("connection=shop-7&way=FIRST_SETUP"))
                .build();
        assertThat(send(form).statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> get(String page) throws Exception {
        return send(HttpRequest.newBuilder(address.resolve(page)).build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
