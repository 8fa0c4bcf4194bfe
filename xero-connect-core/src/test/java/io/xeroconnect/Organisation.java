package io.xeroconnect;

import io.xeroconnect.call.XeroCallException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The cheapest call to a tenant, by an HTTP client of the product's own. */
final class Organisation {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Organisation() {}

    static String ask(URI xero, String token, String tenant) throws XeroCallException {
        return ask(xero, token, tenant, "Organisation");
    }

    static String ask(URI xero, String token, String tenant, String resource) throws XeroCallException {
        HttpRequest request = HttpRequest.newBuilder(xero.resolve("/api.xro/2.0/" + resource))
                .header("Authorization", "Bearer " + token)
                .header("xero-tenant-id", tenant)
                .header("Accept", "application/json")
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new XeroCallException(
                        response.statusCode(), response.headers().map(), response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
