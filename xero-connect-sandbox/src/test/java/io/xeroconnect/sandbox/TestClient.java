package io.xeroconnect.sandbox;

import io.xeroconnect.sandbox.internal.http.Form;
import io.xeroconnect.sandbox.internal.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** An app that talks to the sandbox as any app would. */
final class TestClient {
    static final URI CALLBACK = URI.create("http://localhost:8742/callback");
    static final String SCOPES = "openid profile email offline_access accounting.settings.read";

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final XeroSandbox sandbox;

    TestClient(XeroSandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** An authorization request with the usual scopes. */
    Form request(SandboxApp app) {
        return Form.empty()
                .add("response_type", "code")
                .add("client_id", app.clientId())
                .add("redirect_uri", app.redirectUri().toString())
                .add("scope", SCOPES)
                .add("state", "state-1");
    }

    URI authorizationUri(Form request) {
        return at("/identity/connect/authorize?" + request.encode());
    }

    URI authorizationUri(SandboxApp app) {
        return authorizationUri(request(app));
    }

    /** Consents and returns the code. */
    String code(SandboxApp app, SandboxUser user, SandboxOrganisation... chosen) {
        return parameters(user.allow(authorizationUri(app), chosen)).get("code");
    }

    /** Consents and exchanges the code. */
    Tokens connect(SandboxApp app, SandboxUser user, SandboxOrganisation... chosen) {
        return Tokens.of(exchange(app, code(app, user, chosen)));
    }

    HttpResponse<String> exchange(SandboxApp app, String code) {
        return token(app, codeForm(app, code));
    }

    Form codeForm(SandboxApp app, String code) {
        return Form.empty()
                .add("grant_type", "authorization_code")
                .add("code", code)
                .add("redirect_uri", app.redirectUri().toString());
    }

    HttpResponse<String> refresh(SandboxApp app, String refreshToken) {
        return token(app, refreshForm(refreshToken));
    }

    static Form refreshForm(String refreshToken) {
        return Form.empty().add("grant_type", "refresh_token").add("refresh_token", refreshToken);
    }

    /** Posts to the token endpoint with Basic authentication. */
    HttpResponse<String> token(SandboxApp app, Form form) {
        return post("/connect/token", form, basic(app.clientId(), app.secret()));
    }

    HttpResponse<String> post(String path, Form form, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.encode()));
        return send(headers.length == 0 ? builder : builder.headers(headers));
    }

    /** Posts with Basic authentication and does not wait. */
    CompletableFuture<HttpResponse<String>> later(String path, Form form, SandboxApp app) {
        HttpRequest request = HttpRequest.newBuilder(at(path))
                .headers(basic(app.clientId(), app.secret()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.encode()))
                .build();
        return HTTP.sendAsync(request, BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(at(path)).GET();
        return send(headers.length == 0 ? builder : builder.headers(headers));
    }

    HttpResponse<String> send(String path, String body, String... headers) {
        return send(HttpRequest.newBuilder(at(path)).headers(headers).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> delete(String path, String... headers) {
        return send(HttpRequest.newBuilder(at(path)).DELETE().headers(headers));
    }

    HttpResponse<String> connections(String accessToken) {
        return get("/connections", bearer(accessToken));
    }

    HttpResponse<String> organisation(String accessToken, Object tenantId) {
        return tenant("Organisation", accessToken, tenantId);
    }

    /** Reads something of an organisation. */
    HttpResponse<String> tenant(String resource, String accessToken, Object tenantId) {
        return get(
                "/api.xro/2.0/" + resource, "Authorization", "Bearer " + accessToken, "xero-tenant-id", "" + tenantId);
    }

    /** Writes something of an organisation. */
    HttpResponse<String> write(String method, String path, String body, String... headers) {
        return send(HttpRequest.newBuilder(at("/api.xro/2.0/" + path))
                .headers(headers)
                .method(method, BodyPublishers.ofString(body)));
    }

    static String[] bearer(String accessToken) {
        return new String[] {"Authorization", "Bearer " + accessToken};
    }

    static String[] basic(String clientId, String secret) {
        byte[] pair = (clientId + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return new String[] {"Authorization", "Basic " + Base64.getEncoder().encodeToString(pair)};
    }

    static Form parameters(URI callback) {
        return Form.parse(callback.getRawQuery());
    }

    static Map<String, Object> json(HttpResponse<String> response) {
        return Json.read(response.body());
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> list(HttpResponse<String> response) {
        return ((List<Map<String, Object>>)
                Json.read("{\"list\":" + response.body() + "}").getOrDefault("list", List.of()));
    }

    URI at(String path) {
        return URI.create(sandbox.baseUri() + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
