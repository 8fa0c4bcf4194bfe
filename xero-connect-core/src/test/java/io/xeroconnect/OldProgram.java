package io.xeroconnect;

import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.SandboxUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program that gets and keeps its tokens by itself, as the vendor's own code did before. */
final class OldProgram {
    private static final Pattern REFRESH_TOKEN = Pattern.compile("\"refresh_token\":\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final XeroEndpoints xero;
    private final SandboxApp app;

    OldProgram(Shop shop) {
        xero = XeroEndpoints.at(shop.xero.baseUri());
        app = shop.app;
    }

    /** Asks this owner for consent and returns the refresh token. */
    String connect(SandboxUser owner, SandboxOrganisation organisation) {
        URI callback = owner.allow(
                URI.create(xero.authorization() + "?response_type=code&client_id=" + app.clientId() + "&redirect_uri="
                        + encoded(Shop.CALLBACK.toString())
                        + "&scope=offline_access%20accounting.settings.read%20accounting.invoices&state=old"),
                organisation);
        String code = Consent.parameters(callback.getRawQuery()).getOrDefault("code", "");
        return newToken("grant_type=authorization_code&code=" + encoded(code) + "&redirect_uri="
                + encoded(Shop.CALLBACK.toString()));
    }

    /** Spends a refresh token and returns the one that follows it. */
    String refresh(String token) {
        return newToken("grant_type=refresh_token&refresh_token=" + encoded(token));
    }

    private String newToken(String form) {
        byte[] idAndSecret = (app.clientId() + ":" + app.secret()).getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(xero.token())
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(idAndSecret))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        Matcher found = REFRESH_TOKEN.matcher(send(request));
        if (!found.find()) {
            throw new AssertionError("The old program got no refresh token.");
        }
        return found.group(1);
    }

    private String send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
