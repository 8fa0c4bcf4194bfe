package io.xeroconnect.internal.diagnosis;

import com.google.api.client.http.HttpHeaders;
import io.xeroconnect.internal.http.HttpFailure;
import io.xeroconnect.internal.http.HttpReply;
import io.xeroconnect.internal.http.XeroHttp;
import java.net.URI;
import java.util.Optional;

/** Asks Xero's API with one access token. */
final class ApiProbe {
    private final XeroHttp http;
    private final String accessToken;
    private final Patience patience;

    ApiProbe(XeroHttp http, String accessToken, Patience patience) {
        this.http = http;
        this.accessToken = accessToken;
        this.patience = patience;
    }

    /**
     * An answer, or why there is none.
     *
     * @param asked whether there was time to ask at all
     * @param trouble a sentence; empty if there is an answer
     */
    record Answer(Optional<HttpReply> reply, boolean asked, String trouble) {
        private static Answer none(String trouble) {
            return new Answer(Optional.empty(), true, trouble);
        }
    }

    /**
     * Sends one GET.
     *
     * @param tenantId empty for an address that belongs to no tenant, and for a custom connection
     */
    Answer get(URI address, String tenantId) {
        if (patience.deadline().isOver()) {
            return new Answer(Optional.empty(), false, "No time was left to ask the API host.");
        }
        return patience.tryFor(() -> send(address, tenantId))
                .orElseGet(() -> Answer.none("The API host gave no answer in the time that was left."));
    }

    private Answer send(URI address, String tenantId) {
        HttpHeaders headers = new HttpHeaders().setAuthorization("Bearer " + accessToken);
        if (!tenantId.isEmpty()) {
            headers.set("xero-tenant-id", tenantId);
        }
        try {
            return new Answer(Optional.of(http.get(address, headers)), true, "");
        } catch (HttpFailure e) {
            return Answer.none("The API host gave no answer (" + e.getMessage() + ").");
        }
    }
}
