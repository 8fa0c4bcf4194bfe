package io.xeroconnect.internal.oauth1;

import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.HttpHeaders;
import io.xeroconnect.error.TemporarilyUnavailableException.Reason;
import io.xeroconnect.internal.http.HttpFailure;
import io.xeroconnect.internal.http.XeroHttp;
import io.xeroconnect.internal.json.Json;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.migration.OAuth1Credentials.Signing;
import io.xeroconnect.migration.TenantType;
import io.xeroconnect.model.Assumes;
import io.xeroconnect.model.Assumption;
import io.xeroconnect.model.XeroApp;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Where Xero swapped access tokens of OAuth 1.0a for token sets: one signed request, one classified outcome. Thread-safe;
 * blocks on the request.
 */
@Assumes(Assumption.MIGRATION_IS_OVER)
public final class MigrateEndpoint {
    private final XeroHttp http;
    private final URI address;
    private final Time time;

    /** Creates the client of this endpoint. */
    public MigrateEndpoint(XeroHttp http, URI address, Time time) {
        this.http = http;
        this.address = address;
        this.time = time;
    }

    /**
     * Asks for the token set of a token, to be used by this app with these scopes. The body is not signed (RFC 5849
     * §3.4.1.3.1: it is no form); the tenant's type stands in the query, and so it is.
     */
    public MigrateOutcome swap(Signing signing, TenantType type, XeroApp app, List<String> scopes) {
        URI uri = URI.create(address + (address.getRawQuery() == null ? "?" : "&") + "tenantType=" + type.name());
        String header = new PartnerSignature(
                        signing.consumerKey(), signing.key().privateKey(), time)
                .header("POST", uri, signing.accessToken());
        byte[] body = Json.write(Map.of(
                "scope",
                String.join(" ", scopes),
                "client_id",
                app.clientId(),
                "client_secret",
                app.clientSecret().orElseThrow()));
        long sentAt = time.millis();
        try {
            HttpHeaders headers = new HttpHeaders().setAuthorization(header);
            return MigrateReply.of(
                    http.post(uri, headers, new ByteArrayContent("application/json", body)), sentAt, time.now());
        } catch (HttpFailure e) {
            Reason reason = e.neverSent() ? Reason.UNREACHABLE : Reason.NO_ANSWER;
            return new MigrateOutcome.Unavailable(reason, Duration.ZERO, "", "(" + e.getMessage() + ")");
        }
    }
}
