package io.xeroconnect.internal.authorization;

import com.google.api.client.auth.oauth2.AuthorizationCodeRequestUrl;
import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.AuthorizationFailedException.Reason;
import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.internal.authorization.PendingAuthorizations.Found;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.model.Assumes;
import io.xeroconnect.model.Assumption;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The first leg of a consent: remembers what the answer must match, and says where to send the browser, which may be
 * another one than the one that began.
 */
public final class Authorizations {
    /** No secret: stands where a consent has its own, in an address that begins none. */
    private static final String NOBODYS = "xero-connect-looks-ahead-and-begins-nothing";

    private final ConnectionRecords records;
    private final PendingAuthorizations pending;
    private final StatusRule status;
    private final XeroEndpoints endpoints;
    private final AskedScopes scopes;
    private final Time time;
    private final Timings timings;

    Authorizations(
            ConnectionRecords records,
            PendingAuthorizations pending,
            StatusRule status,
            XeroEndpoints endpoints,
            AskedScopes scopes,
            Time time,
            Timings timings) {
        this.records = records;
        this.pending = pending;
        this.status = status;
        this.endpoints = endpoints;
        this.scopes = scopes;
        this.time = time;
        this.timings = timings;
    }

    /** Begins an authorization with the app that is next for this connection. */
    public AuthorizationRequest begin(ConnectionKey key) {
        ConnectionRecord record = records.find(key).record();
        XeroApp app = requireApp(key, record);
        URI redirectUri = requirePage(key, app);
        String ticket = RandomText.next();
        String binding = RandomText.next();
        PendingAuthorization begun = new PendingAuthorization(
                key,
                RandomText.next(),
                RandomText.next(),
                RandomText.hash(binding),
                false,
                app.clientId(),
                redirectUri,
                scopes.of(record, app.clientId()),
                time.millis() + timings.authorization().toMillis(),
                "");
        pending.begin(stateOf(ticket), begun);
        return request(app, begun, stateOf(ticket), binding, ticket);
    }

    /** Says what keeps a consent from being begun, and begins none. */
    void requirePossible(Stored stored) {
        requirePage(stored.key(), requireApp(stored.key(), stored.record()));
    }

    private XeroApp requireApp(ConnectionKey key, ConnectionRecord record) {
        return status.nextApp(record)
                .orElseThrow(() -> new AppRejectedException(AppRejectedException.Reason.NO_APP, ErrorContext.of(key)));
    }

    private static URI requirePage(ConnectionKey key, XeroApp app) {
        return app.redirectUri()
                .orElseThrow(() -> new AuthorizationFailedException(Reason.NO_CONSENT_PAGE, ErrorContext.of(key)));
    }

    /**
     * Goes on, in the browser that holds the ticket, with an authorization that began elsewhere. A stranger's ticket learns
     * nothing, so every refusal is the same.
     */
    public AuthorizationRequest goOn(String rawQuery) {
        String ticket = CallbackQuery.parse(rawQuery).find("ticket").orElseThrow(Authorizations::unusable);
        Found found = pending.find(stateOf(ticket)).orElseThrow(Authorizations::unusable);
        PendingAuthorization begun = found.pending();
        ConnectionRecord record = records.find(begun.connection()).record();
        if (begun.ticketSpent() || time.millis() > begun.endsAt() || !found.isKnownTo(record)) {
            throw unusable();
        }
        XeroApp app = status.nextApp(record)
                .filter(a -> a.clientId().equals(begun.clientId()))
                .orElseThrow(Authorizations::unusable);
        String binding = RandomText.next();
        PendingAuthorization next = begun.goneOn(RandomText.hash(binding));
        if (!pending.goOn(found, next)) {
            throw unusable();
        }
        return request(app, next, stateOf(ticket), binding, "");
    }

    /** The state shows in addresses and logs of others; as a hash of the ticket it gives the ticket away to nobody. */
    private static String stateOf(String ticket) {
        return RandomText.hash("state of " + ticket);
    }

    private static AuthorizationFailedException unusable() {
        return new AuthorizationFailedException(Reason.LINK_UNUSABLE, ErrorContext.none());
    }

    private AuthorizationRequest request(
            XeroApp app, PendingAuthorization begun, String state, String binding, String ticket) {
        return new AuthorizationRequest(
                begun.connection(),
                consentPage(app, begun.redirectUri(), begun.scopes(), state, begun.nonce(), begun.verifier()),
                BrowserBinding.setCookie(state, binding, begun.redirectUri(), timings.authorization()),
                begun.redirectUri(),
                Instant.ofEpochMilli(begun.endsAt()),
                ticket);
    }

    /** Returns the address that a consent would begin at if it asked in this way, with values that begin nothing. */
    Optional<URI> preview(XeroApp app, AskedScopes.Way way) {
        return app.redirectUri().map(uri -> consentPage(app, uri, way.scopes(), NOBODYS, NOBODYS, NOBODYS));
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
