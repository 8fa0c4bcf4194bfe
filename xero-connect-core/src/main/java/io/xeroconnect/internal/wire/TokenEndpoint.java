package io.xeroconnect.internal.wire;

import com.google.api.client.auth.oauth2.AuthorizationCodeTokenRequest;
import com.google.api.client.auth.oauth2.ClientCredentialsTokenRequest;
import com.google.api.client.auth.oauth2.RefreshTokenRequest;
import com.google.api.client.auth.oauth2.TokenRequest;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.json.JsonFactory;
import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.TemporarilyUnavailableException.Reason;
import io.xeroconnect.internal.http.HttpFailure;
import io.xeroconnect.internal.http.HttpReply;
import io.xeroconnect.internal.http.XeroHttp;
import io.xeroconnect.internal.json.GoogleJson;
import io.xeroconnect.internal.json.JsonException;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.model.Assumes;
import io.xeroconnect.model.Assumption;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Xero's token endpoint: one request, one classified outcome (RFC 6749 §3.2, §5).
 *
 * <p>A Web app and a custom connection prove themselves by HTTP Basic, a PKCE app by its client id in the form.
 */
public final class TokenEndpoint {
    private final XeroHttp http;
    private final HttpTransport transport;
    private final XeroEndpoints endpoints;
    private final GenericUrl tokenUrl;
    private final Time time;

    /** Creates the client of this endpoint. */
    public TokenEndpoint(XeroHttp http, HttpTransport transport, XeroEndpoints endpoints, Time time) {
        this.http = http;
        this.transport = transport;
        this.endpoints = endpoints;
        this.tokenUrl = new GenericUrl(endpoints.token().toString(), true);
        this.time = time;
    }

    /** Spends a refresh token (RFC 6749 §6). */
    public TokenOutcome refresh(AppKey app, String refreshToken) {
        return outcome(app, new RefreshTokenRequest(transport, JSON, tokenUrl, refreshToken));
    }

    /** Exchanges an authorization code (RFC 6749 §4.1.3, RFC 7636 §4.5). */
    public TokenOutcome exchange(AppKey app, String code, URI redirectUri, String codeVerifier) {
        return outcome(app, codeRequest(code, redirectUri, codeVerifier));
    }

    /** As {@link #exchange}, with what the answer shows of the way to Xero. */
    public TokenProbe probeCode(AppKey app, String code, URI redirectUri, String codeVerifier) {
        return probe(app, codeRequest(code, redirectUri, codeVerifier));
    }

    private TokenRequest codeRequest(String code, URI redirectUri, String codeVerifier) {
        return new AuthorizationCodeTokenRequest(transport, JSON, tokenUrl, code)
                .setRedirectUri(redirectUri.toString())
                .set("code_verifier", codeVerifier);
    }

    /** Gets a token for a custom connection (RFC 6749 §4.4). No scope is named: Xero then grants all configured ones. */
    public TokenOutcome clientCredentials(AppKey app) {
        return outcome(app, new ClientCredentialsTokenRequest(transport, JSON, tokenUrl));
    }

    /** As {@link #clientCredentials}, with what the answer shows of the way to Xero. */
    public TokenProbe probeClientCredentials(AppKey app) {
        return probe(app, new ClientCredentialsTokenRequest(transport, JSON, tokenUrl));
    }

    private static final JsonFactory JSON = GoogleJson.FACTORY;

    private TokenOutcome outcome(AppKey app, TokenRequest form) {
        long before = time.millis();
        try {
            return classify(post(app, form), before);
        } catch (HttpFailure e) {
            return unanswered(e);
        }
    }

    private TokenProbe probe(AppKey app, TokenRequest form) {
        long before = time.millis();
        try {
            HttpReply reply = post(app, form);
            return new TokenProbe(
                    classify(reply, before), reply.status(), reply.clockAhead(time.now()), Optional.empty());
        } catch (HttpFailure e) {
            return new TokenProbe(unanswered(e), 0, Optional.empty(), Optional.of(e));
        }
    }

    private HttpReply post(AppKey app, TokenRequest form) throws HttpFailure {
        HttpHeaders headers = new HttpHeaders();
        app.prove(headers, form::set);
        return http.postForm(endpoints.token(), headers, form);
    }

    private static TokenOutcome unanswered(HttpFailure e) {
        String detail = "(" + e.getMessage() + ")";
        return e.neverSent()
                ? new TokenOutcome.NotProcessed(Reason.UNREACHABLE, Duration.ZERO, "", detail)
                : new TokenOutcome.Unknown(Reason.NO_ANSWER, Duration.ZERO, "", detail);
    }

    @Assumes({Assumption.WRONG_SECRET_ANSWER, Assumption.TOKEN_ENDPOINT_LIMITS})
    private TokenOutcome classify(HttpReply reply, long before) {
        String id = reply.correlationId();
        Duration retryAfter = reply.retryAfter(time.now()).orElse(Duration.ZERO);
        String status = "(status " + reply.status() + ")";
        if (reply.isSuccess()) {
            try {
                return new TokenOutcome.Granted(TokenReply.parse(reply.object(), before));
            } catch (JsonException e) {
                return new TokenOutcome.Unknown(Reason.SERVER_ERROR, retryAfter, id, "(unreadable answer)");
            }
        }
        if (reply.status() == 429) {
            return new TokenOutcome.NotProcessed(Reason.RATE_LIMITED, retryAfter, id, status);
        }
        if (reply.status() == 401) {
            // RFC 6749 §5.2 keeps this status for invalid_client; the JDK withholds the body of a 401 to a POST.
            return refusal(error(reply).orElse("invalid_client"), id);
        }
        if (reply.status() == 400) {
            return error(reply)
                    .map(error -> refusal(error, id))
                    .orElseGet(() -> unnamedRefusal(reply, retryAfter, id, status));
        }
        return new TokenOutcome.Unknown(Reason.SERVER_ERROR, retryAfter, id, status);
    }

    /**
     * A 401 can only be invalid_client (RFC 6749 §5.2). Its body is often lost: the JDK's HTTP client, which streams the
     * form so as never to send it twice, throws the body of every 401 to a POST away.
     */
    private static TokenOutcome unnamedRefusal(HttpReply reply, Duration retryAfter, String id, String status) {
        return reply.status() == 401
                ? refusal("invalid_client", id)
                : new TokenOutcome.Unknown(Reason.SERVER_ERROR, retryAfter, id, status);
    }

    /** Returns the {@code error} of a refusal (RFC 6749 §5.2); nothing else in its body is relied upon. */
    private static Optional<String> error(HttpReply reply) {
        try {
            return reply.object().text("error");
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    @Assumes(Assumption.REFUSED_GRANT_ANSWER)
    private static TokenOutcome refusal(String error, String id) {
        return switch (error) {
            case "invalid_grant" -> new TokenOutcome.GrantRefused(id);
            case "invalid_client" -> new TokenOutcome.AppRefused(AppRejectedException.Reason.SECRET_REJECTED, id);
            case "unauthorized_client" ->
                new TokenOutcome.AppRefused(AppRejectedException.Reason.GRANT_NOT_ALLOWED, id);
            case "invalid_scope" -> new TokenOutcome.AppRefused(AppRejectedException.Reason.SCOPE_REFUSED, id);
            default -> new TokenOutcome.AppRefused(AppRejectedException.Reason.REQUEST_REFUSED, id);
        };
    }

    /**
     * One way for an app to prove itself: its id with one of its secrets.
     *
     * @param type decides the grant: the same id and secret may be refused as one kind of app and accepted as another
     * @param secret empty for a PKCE app
     */
    public record AppKey(XeroApp.Type type, String clientId, Optional<String> secret) {
        /** Returns the app with its current secret. */
        public static AppKey of(XeroApp app) {
            return new AppKey(app.type(), app.clientId(), app.clientSecret());
        }

        /** Returns the app with its older secret, if it has one. */
        public static Optional<AppKey> previousOf(XeroApp app) {
            return app.previousSecret().map(secret -> new AppKey(app.type(), app.clientId(), Optional.of(secret)));
        }

        /** Returns the app after Xero accepted this key: without its older secret, if it was the current one. */
        public XeroApp proven(XeroApp app) {
            return equals(of(app)) ? app.withoutPreviousSecret() : app;
        }

        /**
         * Proves the app by HTTP Basic, or names it in the form if it has no secret. Id and secret are encoded as in a
         * form (RFC 6749 §2.3.1), which changes nothing in those that Xero issues.
         */
        void prove(HttpHeaders headers, BiConsumer<String, Object> form) {
            secret.ifPresentOrElse(
                    text -> headers.setAuthorization("Basic " + base64(encoded(clientId) + ':' + encoded(text))),
                    () -> form.accept("client_id", clientId));
        }

        /** The client's own would load an encoder of Guava's for this alone. */
        private static String base64(String text) {
            return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }

        // Written out, as is the hash: a record's own are linked at their first use, which every start would wait for.
        @Override
        public boolean equals(Object other) {
            return other instanceof AppKey key
                    && type == key.type
                    && clientId.equals(key.clientId)
                    && secret.equals(key.secret);
        }

        @Override
        public int hashCode() {
            return clientId.hashCode();
        }

        @Override
        public String toString() {
            return "AppKey[" + clientId + ", secret redacted]";
        }
    }
}
