package io.xeroconnect;

import io.xeroconnect.call.XeroCallException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A product's own client of Xero's API. */
record Api(URI xero) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    String organisation(String accessToken, String tenantId) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(xero.resolve("/api.xro/2.0/Organisation"))
                .header("Authorization", "Bearer " + accessToken)
                .header("xero-tenant-id", tenantId)
                .build();
        try {
            HttpResponse<String> reply = HTTP.send(request, BodyHandlers.ofString());
            if (reply.statusCode() != 200) {
                throw new XeroCallException(reply.statusCode(), reply.headers().map(), reply.body());
            }
            return reply.body();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
