package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeroconnect.sandbox.internal.http.Form;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class TranscriptTest {
    private static final Transcript RECORDED = Transcript.parse("""
            {
              "recorded": "2026-10-05",
              "exchanges": [
                {"step": "wrong secret", "method": "POST", "path": "/connect/token",
                 "fields": {"grant_type": "refresh_token"}, "redacted": ["refresh_token"],
                 "status": 401, "headers": {"Content-Type": "application/json", "X-Edge": "7"},
                 "body": {"error": "invalid_client"}},
                {"step": "maintenance", "method": "post", "path": "/connect/token",
                 "fields": {"grant_type": "refresh_token"},
                 "status": 503, "headers": {"content-type": "text/html"}, "body": "<h1>Back soon</h1>"},
                {"step": "repeated delete", "method": "DELETE", "path": "/connections/*",
                 "status": 404, "headers": {"date": "Mon, 05 Oct 2026 08:00:00 GMT", "xero-correlation-id": "seen"}},
                {"step": "list", "method": "GET", "path": "/connections",
                 "fields": {"authEventId": "7"}, "status": 200, "body": []}
              ]
            }
            """);

    @RegisterExtension
    static final XeroSandboxExtension XERO = XeroSandboxExtension.with(builder -> builder.replay(RECORDED));

    @TempDir
    private Path folder;

    @Test
    void exchangesAnswerInOrderAndThenTheSandbox(XeroSandbox sandbox) {
        Shop shop = Shop.in(sandbox);
        HttpResponse<String> first = refresh(shop);
        assertThat(first.statusCode()).isEqualTo(401);
        assertThat(first.body()).isEqualTo("{\"error\":\"invalid_client\"}");
        assertThat(first.headers().firstValue("X-Edge")).contains("7");
        HttpResponse<String> second = refresh(shop);
        assertThat(second.statusCode()).isEqualTo(503);
        assertThat(second.body()).isEqualTo("<h1>Back soon</h1>");
        assertThat(refresh(shop).body()).isEqualTo("{\"error\":\"invalid_grant\"}");
    }

    @Test
    void requestWithOtherFieldsIsAnsweredByTheSandbox(XeroSandbox sandbox) {
        Shop shop = Shop.in(sandbox);
        String access = shop.connect().access();
        assertThat(shop.client().connections(access).body()).contains("Corner Shop");
        assertThat(shop.client()
                        .get("/connections?authEventId=7", TestClient.bearer(access))
                        .body())
                .isEqualTo("[]");
    }

    @Test
    void starStandsForOneSegment(XeroSandbox sandbox) {
        TestClient client = new TestClient(sandbox);
        assertThat(client.delete("/connections/a/b", TestClient.bearer("none")).statusCode())
                .isEqualTo(401);
        assertThat(client.delete("/connections/a", TestClient.bearer("none")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void recordedCorrelationIdStaysAndTheDateIsTheSandboxs(XeroSandbox sandbox) {
        sandbox.advance(Duration.ofDays(3_650));
        HttpResponse<String> response = new TestClient(sandbox).delete("/connections/a", TestClient.bearer("none"));
        assertThat(response.headers().allValues("Xero-Correlation-Id")).containsExactly("seen");
        assertThat(response.headers().allValues("Date"))
                .singleElement()
                .asString()
                .doesNotContain("2026");
    }

    @Test
    void replayedReplyHasFaultsAndIsCounted(XeroSandbox sandbox) {
        Shop shop = Shop.in(sandbox);
        sandbox.faults().next(Endpoint.TOKEN, Fault.HTML_503);
        assertThat(refresh(shop).body()).contains("Down for maintenance");
        assertThat(refresh(shop).statusCode()).isEqualTo(401);
        assertThat(sandbox.count(Endpoint.TOKEN, request -> request.status() == 401))
                .isEqualTo(1);
    }

    @Test
    void replayChangesNothing(XeroSandbox sandbox) {
        Shop shop = Shop.in(sandbox);
        Tokens tokens = shop.connect();
        shop.client().refresh(shop.app(), tokens.refresh());
        sandbox.advance(Duration.ofMinutes(31));
        assertThat(sandbox.isAlive(tokens.refresh())).isTrue();
    }

    @Test
    void stepCanBeReplayedAlone() {
        try (XeroSandbox sandbox =
                XeroSandbox.builder().replay(RECORDED.step("maintenance")).start()) {
            Shop shop = Shop.in(sandbox);
            assertThat(refresh(shop).statusCode()).isEqualTo(503);
            assertThat(refresh(shop).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void fileIsRead() throws Exception {
        Path file = Files.writeString(
                folder.resolve("transcript.json"),
                "{\"exchanges\":[{\"method\":\"GET\",\"path\":\"/connections\",\"status\":200}]}");
        assertThat(Transcript.read(file).exchanges()).singleElement().satisfies(exchange -> {
            assertThat(exchange.step()).isEmpty();
            assertThat(exchange.body()).isEmpty();
        });
        assertThatThrownBy(() -> Transcript.read(folder.resolve("none.json"))).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void whatIsMissingIsNamed() {
        refused("{}", "A transcript needs a list \"exchanges\".");
        refused("{\"exchanges\":[7]}", "Exchange 0 of the transcript lacks \"method\".");
        refused("{\"exchanges\":[{\"method\":\"GET\"}]}", "Exchange 0 of the transcript lacks \"path\".");
        refused(
                "{\"exchanges\":[{\"method\":\"GET\",\"path\":\"/connections\"}]}",
                "Exchange 0 of the transcript lacks a number \"status\".");
    }

    private static void refused(String json, String message) {
        assertThatThrownBy(() -> Transcript.parse(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static HttpResponse<String> refresh(Shop shop) {
        Form form = TestClient.refreshForm("never issued");
        return shop.client().token(shop.app(), form);
    }
}
