package io.xeroconnect.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.testing.http.MockHttpTransport;
import com.google.api.client.testing.http.MockLowLevelHttpRequest;
import io.xeroconnect.acceptance.RandomTexts;
import io.xeroconnect.internal.http.XeroHttp;
import io.xeroconnect.internal.json.Json;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.wire.TokenEndpoint.AppKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tomcat.util.http.Parameters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the library encodes, another program reads as it was meant: a servlet container its forms, Jackson its JSON. */
final class EncodersPropertyTest {
    private static final int TIMES = 200;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void idAndSecretComeThroughBasicCredentials(long seed) {
        RandomTexts texts = new RandomTexts(seed);
        for (int i = 0; i < TIMES; i++) {
            String id = texts.next();
            String secret = texts.next();
            HttpHeaders headers = new HttpHeaders();
            new AppKey(XeroApp.Type.WEB, id, Optional.of(secret)).prove(headers, (name, value) -> {
                throw new AssertionError(name + " belongs into the header.");
            });
            String sent = headers.getAuthorization().substring("Basic ".length());
            String[] pair = new String(Base64.getDecoder().decode(sent), UTF_8).split(":", -1);
            assertThat(pair).hasSize(2);
            assertThat(form("id=" + pair[0] + "&secret=" + pair[1])).isEqualTo(Map.of("id", id, "secret", secret));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void tokensComeThroughTheForm(long seed) throws IOException {
        RandomTexts texts = new RandomTexts(seed);
        for (int i = 0; i < TIMES; i++) {
            String token = texts.next();
            String id = texts.next();
            assertThat(form(refreshForm(id, token)))
                    .isEqualTo(Map.of("grant_type", "refresh_token", "refresh_token", token, "client_id", id));
        }
    }

    private static String refreshForm(String id, String token) throws IOException {
        MockLowLevelHttpRequest request = new MockLowLevelHttpRequest();
        MockHttpTransport transport =
                new MockHttpTransport.Builder().setLowLevelHttpRequest(request).build();
        new TokenEndpoint(
                        new XeroHttp(transport, Duration.ofSeconds(10)),
                        transport,
                        XeroEndpoints.PRODUCTION,
                        Time.of(Clock.systemUTC()))
                .refresh(new AppKey(XeroApp.Type.PKCE, id, Optional.empty()), token);
        return request.getContentAsString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void anotherLibraryReadsTheJson(long seed) throws IOException {
        RandomTexts texts = new RandomTexts(seed);
        ObjectMapper reader = new ObjectMapper();
        for (int i = 0; i < TIMES; i++) {
            String text = texts.next();
            long number = seed * Long.MAX_VALUE / (i + 1);
            JsonNode read = reader.readTree(Json.write(Map.of(text, List.of(text, number, Map.of("in", text)))));
            assertThat(read.get(text).get(0).asText()).isEqualTo(text);
            assertThat(read.get(text).get(1).asLong()).isEqualTo(number);
            assertThat(read.get(text).get(2).get("in").asText()).isEqualTo(text);
        }
    }

    /** As Tomcat reads a form. */
    private static Map<String, String> form(String body) {
        Parameters parameters = new Parameters();
        parameters.setCharset(UTF_8);
        byte[] bytes = body.getBytes(UTF_8);
        parameters.processParameters(bytes, 0, bytes.length);
        Map<String, String> read = new HashMap<>();
        for (String name : Collections.list(parameters.getParameterNames())) {
            assertThat(parameters.getParameterValues(name)).hasSize(1);
            read.put(name, parameters.getParameter(name));
        }
        return read;
    }
}
