package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.sandbox.internal.http.Form;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(XeroSandboxExtension.class)
class ServerClockTest {
    private XeroSandbox sandbox;
    private TestClient client;
    private Shop shop;

    @BeforeEach
    void open(XeroSandbox fresh) {
        sandbox = fresh;
        shop = Shop.in(fresh);
        client = shop.client();
    }

    @Test
    void wrongClockShowsAtEveryEndpoint() {
        sandbox.skewClock(Duration.ofHours(-3));
        for (HttpResponse<String> response : everyEndpoint()) {
            assertThat(errorOf(response)).isBetween(Duration.ofHours(-3).minusMinutes(1), Duration.ofHours(-3));
        }
    }

    @Test
    void wrongClockIsSetRightAgain() {
        sandbox.skewClock(Duration.ofHours(3));
        sandbox.skewClock(Duration.ZERO);
        assertThat(errorOf(client.get("/connections"))).isBetween(Duration.ofMinutes(-1), Duration.ZERO);
    }

    @Test
    void faultComesOnTop() {
        sandbox.skewClock(Duration.ofHours(1));
        sandbox.faults().next(Endpoint.KEYS, Fault.clockSkew(Duration.ofHours(1)));
        assertThat(errorOf(client.get("/.well-known/openid-configuration/jwks")))
                .isBetween(Duration.ofMinutes(119), Duration.ofMinutes(120));
    }

    private List<HttpResponse<String>> everyEndpoint() {
        return List.of(
                client.get("/identity/connect/authorize?"
                        + client.request(shop.app()).encode()),
                client.get("/identity/error"),
                client.get("/connectionLimit"),
                client.token(shop.app(), Form.empty()),
                client.post("/connect/revocation", Form.empty()),
                client.get("/.well-known/openid-configuration"),
                client.get("/.well-known/openid-configuration/jwks"),
                client.get("/connections"),
                client.get("/api.xro/2.0/Organisation"),
                client.get("/api.xro/2.0/Users"),
                client.get("/nowhere"));
    }

    private Duration errorOf(HttpResponse<String> response) {
        String date = response.headers().firstValue("Date").orElseThrow();
        Instant shown =
                ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        return Duration.between(sandbox.clock().instant(), shown);
    }
}
