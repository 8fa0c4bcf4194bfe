package io.xeroconnect.examples;

import io.xeroconnect.call.XeroCallException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One call of Xero's accounting API with the JDK's HTTP client, to be run by {@code ConnectionManager.call}. */
final class OrganisationApi {
    /** Enough for one field; a product reads the answer with its JSON library. */
    private static final Pattern NAME = Pattern.compile("\"Name\"\\s*:\\s*\"([^\"]*)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;

    /** Calls the API below this root, which ends with a slash. */
    OrganisationApi(URI root) {
        address = root.resolve("Organisation");
    }

    /**
     * Returns the organisation's name.
     *
     * @throws XeroCallException if Xero refuses; by it the library recognises what to do
     */
    String name(String accessToken, String tenantId) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + accessToken)
                .header("xero-tenant-id", tenantId)
                .header("Accept", "application/json")
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new XeroCallException(
                    response.statusCode(), response.headers().map(), response.body());
        }
        Matcher name = NAME.matcher(response.body());
        if (!name.find()) {
            throw new IOException("The answer holds no organisation.");
        }
        return name.group(1);
    }
}
