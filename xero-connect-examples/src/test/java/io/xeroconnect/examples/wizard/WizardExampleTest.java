package io.xeroconnect.examples.wizard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The example answers over HTTP, its callback on a second origin. */
final class WizardExampleTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final WizardExample example;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new LinkedHashMap<>();

    WizardExampleTest() throws IOException {
        example = WizardExample.start(new Ports(0, 0), new PrintStream(out, true, UTF_8));
    }

    @AfterEach
    void close() {
        example.close();
    }

    @Test
    void theCustomerOnOAuth1IsConnectedThroughThePages() throws Exception {
        assertThat(out.toString(UTF_8)).contains("Clipboard Field Service is at " + example.home());
        assertThat(get("/sign-in?as=harbour")).contains("Change to OAuth 2.0");
        String page = get("/xero/choose?connection=harbour");
        page = post("/xero/choose", page, Map.of());
        for (String step : List.of("PREPARE", "SIGN_IN", "CREATE_APP")) {
            page = post("/xero/set-up", page, Map.of("step", step));
        }
        page = post(
                "/xero/set-up",
                page,
                Map.of("step", "CLIENT_ID", "CLIENT_ID", example.app().clientId()));
        page = post(
                "/xero/set-up",
                page,
                Map.of("step", "CLIENT_SECRET", "CLIENT_SECRET", example.app().secret()));
        page = post("/xero/set-up", page, Map.of("step", "SAVE_AT_XERO"));
        String leaving = post("/xero/connect", page, Map.of());
        URI xero = URI.create(found("url=([^\"]*)", leaving).replace("&amp;", "&"));
        URI callback = example.owner().allow(xero);
        assertThat(callback.getPort()).isNotEqualTo(example.home().getPort());
        assertThat(get(callback.toString())).contains("Connected to Harbour Plumbing Ltd");
    }

    @Test
    void theCustomerWhoseSecretWasDeletedIsToldToReconnect() throws Exception {
        assertThat(get("/sign-in?as=valley")).contains("App refused by Xero");
        assertThat(get("/xero/connection?connection=valley")).contains("Generate another secret at Xero");
    }

    @Test
    void nobodyIsSentToTheSignIn() throws Exception {
        assertThat(get("/xero")).contains("Sign in as Harbour Plumbing");
    }

    @Test
    void portsAreNumbers() {
        assertThat(Ports.of(List.of("--port", "1", "--callback-port", "2"))).isEqualTo(new Ports(1, 2));
        assertThat(Ports.of(List.of()).hasOwnCallback()).isFalse();
        assertThatThrownBy(() -> Ports.of(List.of("--port"))).hasMessage("A number is missing after --port.");
        assertThatThrownBy(() -> Ports.of(List.of("--host", "1"))).hasMessage("Unknown option --host.");
    }

    private String get(String path) throws Exception {
        return send(HttpRequest.newBuilder(example.home().resolve(path)));
    }

    private String post(String path, String page, Map<String, String> fields) throws Exception {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("token", found("name=\"token\" value=\"([^\"]*)", page));
        all.put("connection", "harbour");
        all.put("way", "FIRST_SETUP");
        String body = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(example.home().resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private String send(HttpRequest.Builder request) throws Exception {
        cookies.forEach((name, value) -> request.header("Cookie", name + "=" + value));
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        for (String cookie : response.headers().allValues("Set-Cookie")) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return response.statusCode() == 303
                ? send(HttpRequest.newBuilder(response.uri()
                        .resolve(response.headers().firstValue("Location").orElseThrow())))
                : response.body();
    }

    private static String found(String pattern, String page) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }
}
