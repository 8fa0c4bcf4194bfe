package io.xeroconnect.internal.authorization;

import com.google.api.client.auth.oauth2.AuthorizationCodeRequestUrl;
import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.AuthorizationFailedException.Reason;
import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.model.Assumes;
import io.xeroconnect.model.Assumption;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.Scope;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The first leg of a consent: remembers what the answer must match, and says where to send the browser. */
public final class Authorizations {
    private final ConnectionRecords records;
    private final PendingAuthorizations pending;
    private final StatusRule status;
    private final XeroEndpoints endpoints;
    private final Set<Scope> scopes;
    private final Time time;
    private final Timings timings;

    Authorizations(
            ConnectionRecords records,
            PendingAuthorizations pending,
            StatusRule status,
            XeroEndpoints endpoints,
            Set<Scope> scopes,
            Time time,
            Timings timings) {
        this.records = records;
        this.pending = pending;
        this.status = status;
        this.endpoints = endpoints;
        this.scopes = Set.copyOf(scopes);
        this.time = time;
        this.timings = timings;
    }

    /** Begins an authorization with the app that is next for this connection. */
    public AuthorizationRequest begin(ConnectionKey key) {
        ConnectionRecord record = records.find(key).record();
        XeroApp app = status.nextApp(record)
                .orElseThrow(() -> new AppRejectedException(AppRejectedException.Reason.NO_APP, ErrorContext.of(key)));
        URI redirectUri = app.redirectUri()
                .orElseThrow(() -> new AuthorizationFailedException(Reason.NO_CONSENT_PAGE, ErrorContext.of(key)));
        String state = RandomText.next();
        String verifier = RandomText.next();
        String nonce = RandomText.next();
        String binding = RandomText.next();
        List<String> asked = asked();
        long endsAt = time.millis() + timings.authorization().toMillis();
        pending.begin(
                state,
                new PendingAuthorization(
                        key,
                        verifier,
                        nonce,
                        RandomText.hash(binding),
                        app.clientId(),
                        redirectUri,
                        asked,
                        endsAt,
                        ""));
        return new AuthorizationRequest(
                key,
                consentPage(app, redirectUri, asked, state, nonce, verifier),
                BrowserBinding.setCookie(state, binding, redirectUri, timings.authorization()),
                redirectUri,
                Instant.ofEpochMilli(endsAt));
    }

    /** Returns the address that a consent would begin at, with values that nobody remembers. */
    Optional<URI> preview(XeroApp app) {
        return app.redirectUri()
                .map(uri -> consentPage(app, uri, asked(), RandomText.next(), RandomText.next(), RandomText.next()));
    }

    private List<String> asked() {
        return scopes.stream().sorted().map(Scope::value).toList();
    }

    @Assumes({Assumption.PKCE_FOR_WEB_APPS, Assumption.SCOPES_SEPARATED_BY_PERCENT_20})
    private URI consentPage(
            XeroApp app, URI redirectUri, List<String> asked, String state, String nonce, String verifier) {
        AuthorizationCodeRequestUrl url =
                new AuthorizationCodeRequestUrl(endpoints.authorization().toString(), app.clientId());
        url.setRedirectUri(redirectUri.toString()).setScopes(asked).setState(state);
        url.set("nonce", nonce);
        url.set("code_challenge", RandomText.hash(verifier));
        url.set("code_challenge_method", "S256");
        return URI.create(url.build());
    }
}
