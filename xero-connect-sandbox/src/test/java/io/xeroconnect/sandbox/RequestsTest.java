package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeroconnect.sandbox.internal.http.Form;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(XeroSandboxExtension.class)
class RequestsTest {
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
    void requestsAreListedWithoutSecrets() {
        Tokens tokens = shop.connect();
        client.refresh(shop.app(), tokens.refresh());
        assertThat(sandbox.requests().toString())
                .doesNotContain(tokens.refresh(), tokens.access(), shop.app().secret());
        SandboxRequest last = sandbox.requests().get(sandbox.requests().size() - 1);
        assertThat(last.endpoint()).isEqualTo(Endpoint.TOKEN);
        assertThat(last.method()).isEqualTo("POST");
        assertThat(last.path()).isEqualTo("/connect/token");
        assertThat(last.authorizationScheme()).isEqualTo("Basic");
        assertThat(last.clientId()).isEqualTo(shop.app().clientId());
        assertThat(last.status()).isEqualTo(200);
        assertThat(last.at())
                .isBetween(
                        sandbox.clock().instant().minusSeconds(60),
                        sandbox.clock().instant());
        assertThat(last.form())
                .containsEntry("grant_type", "refresh_token")
                .containsEntry("refresh_token", SandboxRequest.fingerprint(tokens.refresh()));
    }

    @Test
    void codesVerifiersAndBodySecretsAreFingerprints() {
        String code = client.code(shop.app(), shop.user());
        Form form = client.codeForm(shop.app(), code)
                .add("client_id", shop.app().clientId())
                .add("client_secret", shop.app().secret())
                .add("code_verifier", Pkce.VERIFIER);
        client.post("/connect/token", form);
        assertThat(sandbox.requests().toString())
                .doesNotContain(code, shop.app().secret(), Pkce.VERIFIER);
    }

    @Test
    void callerIsKnownByEveryWayOfNamingIt() {
        Tokens tokens = shop.connect();
        client.connections(tokens.access());
        client.post("/connect/token", Form.empty().add("client_id", shop.app().clientId()));
        for (Endpoint endpoint : List.of(Endpoint.AUTHORIZE, Endpoint.TOKEN, Endpoint.CONNECTIONS)) {
            assertThat(sandbox.count(
                            endpoint,
                            request -> !request.clientId().equals(shop.app().clientId())))
                    .isZero();
            assertThat(sandbox.count(endpoint)).isPositive();
        }
    }

    @Test
    void countsArePerEndpoint() {
        shop.connect();
        assertThat(sandbox.count(Endpoint.AUTHORIZE)).isEqualTo(1);
        assertThat(sandbox.count(Endpoint.TOKEN)).isEqualTo(1);
        assertThat(sandbox.count(Endpoint.TOKEN, request -> request.status() == 400))
                .isZero();
        assertThat(sandbox.count(Endpoint.CONNECTIONS)).isZero();
        sandbox.resetRequests();
        assertThat(sandbox.requests()).isEmpty();
    }

    @Test
    void faultyRequestsAreCounted() {
        sandbox.faults().next(Endpoint.KEYS, Fault.HTML_503);
        client.get("/.well-known/openid-configuration/jwks");
        assertThat(sandbox.count(Endpoint.KEYS, request -> request.status() == 503))
                .isEqualTo(1);
        sandbox.faults().next(Endpoint.TOKEN, Fault.RESET_BEFORE);
        assertThatThrownBy(() -> client.refresh(shop.app(), "any")).isInstanceOf(UncheckedIOException.class);
        assertThat(sandbox.count(Endpoint.TOKEN, request -> request.status() == 0))
                .isEqualTo(1);
    }

    @Test
    void unknownPathIsNotFound() {
        assertThat(client.get("/api.xro/2.0/Bananas").statusCode()).isEqualTo(404);
        assertThat(sandbox.count(Endpoint.OTHER)).isEqualTo(1);
    }

    @Test
    void thousandClientsAtOnceAreServed() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> replies = IntStream.range(0, 1_000)
                .mapToObj(any -> client.later("/connect/token", TestClient.refreshForm("never issued"), shop.app()))
                .toList();
        for (CompletableFuture<HttpResponse<String>> reply : replies) {
            assertThat(reply.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(400);
        }
        assertThat(sandbox.count(Endpoint.TOKEN)).isEqualTo(1_000);
    }
}
