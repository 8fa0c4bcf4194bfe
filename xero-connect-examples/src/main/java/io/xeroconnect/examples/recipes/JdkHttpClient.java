package io.xeroconnect.examples.recipes;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroConnection;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

/**
 * Calls Xero with the JDK's HTTP client. Where a lambda fits, {@code xero.call} does the same, and waits for a short rate
 * limit too; this is the way where the client stands between.
 */
public final class JdkHttpClient {
    private final ConnectionManager xero;
    private final HttpClient http;

    /** Calls with the tokens of this manager. */
    public JdkHttpClient(ConnectionManager xero, HttpClient http) {
        this.xero = xero;
        this.http = http;
    }

    /**
     * Sends a request with the shop's token and organisation, and once more if Xero says that the token has expired, for
     * example because a clock is wrong. Any other refusal is the caller's to read. Blocks.
     *
     * @param request to Xero's API, without authorization; with {@code Accept: application/json}
     */
    public HttpResponse<String> send(ConnectionKey shop, HttpRequest request) throws IOException, InterruptedException {
        AccessToken token = xero.accessToken(shop);
        HttpResponse<String> answer = http.send(with(shop, request, token), BodyHandlers.ofString());
        if (!saysExpired(answer)) {
            return answer;
        }
        // Of many threads that are refused at once, one refreshes, and the others get its token.
        AccessToken other = xero.refreshRejected(shop, token);
        return http.send(with(shop, request, other), BodyHandlers.ofString());
    }

    /** A 401 may also mean a missing scope, which no refresh mends. */
    private static boolean saysExpired(HttpResponse<String> answer) {
        return answer.statusCode() == 401 && answer.body().contains("TokenExpired");
    }

    private HttpRequest with(ConnectionKey shop, HttpRequest request, AccessToken token) {
        HttpRequest.Builder complete = HttpRequest.newBuilder(request, (name, value) -> true)
                .setHeader("Authorization", token.authorizationHeader());
        // A custom connection has no tenant, and needs no header.
        Optional<XeroConnection> connection = xero.findConnection(shop);
        connection
                .flatMap(XeroConnection::tenant)
                .ifPresent(tenant -> complete.setHeader("xero-tenant-id", tenant.tenantId()));
        return complete.build();
    }
}
