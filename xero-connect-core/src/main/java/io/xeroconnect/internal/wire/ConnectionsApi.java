package io.xeroconnect.internal.wire;

import com.google.api.client.http.HttpHeaders;
import io.xeroconnect.error.TemporarilyUnavailableException.Reason;
import io.xeroconnect.internal.http.HttpFailure;
import io.xeroconnect.internal.http.HttpReply;
import io.xeroconnect.internal.http.XeroHttp;
import io.xeroconnect.internal.json.JsonException;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.wire.TokenEndpoint.AppKey;
import io.xeroconnect.model.Assumes;
import io.xeroconnect.model.Assumption;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroEndpoints;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Xero's {@code /connections} and its revocation endpoint (RFC 7009). Thread-safe; each method blocks on one request, or two. */
public final class ConnectionsApi {
    private final XeroHttp http;
    private final XeroEndpoints endpoints;
    private final Time time;

    /** Creates the client of these endpoints. */
    public ConnectionsApi(XeroHttp http, XeroEndpoints endpoints, Time time) {
        this.http = http;
        this.endpoints = endpoints;
        this.time = time;
    }

    /** Returns every tenant that this Xero user ever connected to this app and not removed; the order means nothing. */
    public List<RemoteTenant> list(String accessToken) throws ApiException {
        try {
            HttpReply reply = http.get(endpoints.connections(), bearer(accessToken));
            if (!reply.isSuccess()) {
                throw failure(reply);
            }
            return RemoteTenant.listed(reply);
        } catch (HttpFailure e) {
            throw noAnswer(e);
        } catch (JsonException e) {
            throw new ApiException(
                    200, Reason.SERVER_ERROR, Duration.ZERO, "", "The list of connections is unreadable.");
        }
    }

    /**
     * Asks the organisation for its name, as the cheapest call to a tenant.
     *
     * @return whether Xero refuses the call as one to a tenant that this user may not reach; empty if the answer says
     *     nothing about it, for example because the consent lacks the scope for settings
     */
    public Optional<Boolean> refusesTenant(String accessToken, String tenantId) throws ApiException {
        HttpReply reply = askOrganisation(accessToken, tenantId);
        boolean refused = TenantRefusal.isIn(reply);
        return refused || reply.status() == 200 ? Optional.of(refused) : Optional.empty();
    }

    /**
     * Asks the organisation for its ids.
     *
     * @return empty if Xero does not tell them, for example because the consent lacks the scope for settings
     * @throws ApiException if Xero cannot say now
     */
    public Optional<OrganisationIds> organisation(String accessToken, String tenantId) throws ApiException {
        HttpReply reply = askOrganisation(accessToken, tenantId);
        if (reply.status() == 429 || reply.status() >= 500) {
            throw failure(reply);
        }
        return reply.status() == 200 ? OrganisationIds.of(reply) : Optional.empty();
    }

    private HttpReply askOrganisation(String accessToken, String tenantId) throws ApiException {
        HttpHeaders headers = bearer(accessToken).set("xero-tenant-id", tenantId);
        try {
            return http.get(endpoints.api().resolve("Organisation"), headers);
        } catch (HttpFailure e) {
            throw noAnswer(e);
        }
    }

    /**
     * Deletes the link between app and tenant; one that is gone already counts as deleted. Xero answers 403 or 404 for
     * that, and for a wrong id too: only a fresh list tells which.
     *
     * @throws ApiException if the link may still be there
     */
    @Assumes(Assumption.REPEATED_DELETE_ANSWER)
    public void delete(String accessToken, Tenant tenant) throws ApiException {
        String id = URLEncoder.encode(tenant.connectionId(), StandardCharsets.UTF_8);
        URI link = URI.create(endpoints.connections() + "/" + id);
        try {
            HttpReply reply = http.delete(link, bearer(accessToken));
            boolean unclear = reply.status() == 403 || reply.status() == 404;
            if (!reply.isSuccess() && !(unclear && isGone(accessToken, tenant))) {
                throw failure(reply);
            }
        } catch (HttpFailure e) {
            throw noAnswer(e);
        }
    }

    private boolean isGone(String accessToken, Tenant tenant) throws ApiException {
        return list(accessToken).stream()
                .noneMatch(remote -> remote.tenant().connectionId().equals(tenant.connectionId()));
    }

    /** Revokes a refresh token, and with it the user's whole consent to the app (RFC 7009 §2.1). */
    public void revoke(AppKey app, String refreshToken) throws ApiException {
        Map<String, Object> form = new HashMap<>();
        form.put("token", refreshToken);
        HttpHeaders headers = new HttpHeaders();
        app.prove(headers, form::put);
        try {
            HttpReply reply = http.postForm(endpoints.revocation(), headers, form);
            if (!reply.isSuccess()) {
                throw failure(reply);
            }
        } catch (HttpFailure e) {
            throw noAnswer(e);
        }
    }

    private static HttpHeaders bearer(String accessToken) {
        return new HttpHeaders().setAuthorization("Bearer " + accessToken);
    }

    private ApiException failure(HttpReply reply) {
        return new ApiException(
                reply.status(),
                reply.status() == 429 ? Reason.RATE_LIMITED : Reason.SERVER_ERROR,
                reply.retryAfter(time.now()).orElse(Duration.ZERO),
                reply.correlationId(),
                "Xero answered with status " + reply.status() + ".");
    }

    private static ApiException noAnswer(HttpFailure e) {
        Reason reason = e.neverSent() ? Reason.UNREACHABLE : Reason.NO_ANSWER;
        return new ApiException(0, reason, Duration.ZERO, "", "(" + e.getMessage() + ")");
    }
}
