package io.xeroconnect.internal.authorization;

import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.internal.app.AppSettings;
import io.xeroconnect.internal.event.Events;
import io.xeroconnect.internal.http.XeroHttp;
import io.xeroconnect.internal.oauth1.MigrateEndpoint;
import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.OnlyCopy;
import io.xeroconnect.internal.record.SharedConsents;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.refresh.Unusable;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.internal.wire.ConnectionsApi;
import io.xeroconnect.internal.wire.TokenEndpoint;
import io.xeroconnect.internal.work.Workers;
import io.xeroconnect.migration.OAuth1Credentials;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.Scope;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything about consents behind one door: beginning, completing, and finishing what was left unchecked. */
public final class Consents {
    private final PendingAuthorizations pending;
    private final AskedScopes asked;
    private final Authorizations first;
    private final Callbacks second;
    private final CandidateCheck candidates;
    private final TenantConfirmation confirmation;
    private final TenantRejection rejection;
    private final Adoption adoption;
    private final OAuth1Migration migration;
    private final ConnectionRecords records;
    private final StatusRule status;

    /** Puts the parts together. */
    public Consents(
            ConnectionRecords records,
            XeroHttp http,
            TokenEndpoint tokens,
            ConnectionsApi api,
            AppSettings apps,
            StatusRule status,
            XeroEndpoints endpoints,
            Set<Scope> scopes,
            Workers workers,
            Events events,
            Time time,
            Timings timings) {
        this.records = records;
        this.status = status;
        pending = new PendingAuthorizations(records);
        asked = new AskedScopes(scopes, time);
        first = new Authorizations(records, pending, status, endpoints, asked, time, timings);
        IdTokenCheck idTokens = new IdTokenCheck(new KeySet(http, endpoints.keys(), time), endpoints.issuer());
        RefusedApp refused = new RefusedApp(records, events);
        CandidateLease lease = new CandidateLease(records, status, time, timings);
        CandidateRefresh refresh = new CandidateRefresh(
                lease, new CandidateCommit(records, workers, timings), tokens, refused, status, time, timings);
        MadeLinks links = new MadeLinks(new SharedConsents(records), api);
        CandidateEnd end = new CandidateEnd(records, time, timings);
        candidates = new CandidateCheck(records, idTokens, api, refresh, end, links, events, status, time, timings);
        confirmation = new TenantConfirmation(records, candidates, time);
        rejection = new TenantRejection(records, end, refresh, links, time);
        TakeOver takeOver = new TakeOver(records, this::finishQuietly, status);
        migration = new OAuth1Migration(
                records,
                takeOver,
                lease,
                new MigrateEndpoint(http, endpoints.migration(), time),
                candidates,
                status,
                asked,
                time,
                timings);
        adoption = new Adoption(records, apps, takeOver, candidates, status, time, timings);
        second = new Callbacks(records, pending, tokens, candidates, refused, asked, status, endpoints, time, timings);
    }

    /** Begins a consent. */
    public AuthorizationRequest begin(ConnectionKey key) {
        return first.begin(key);
    }

    /** Says what keeps a consent from being begun, and begins none. */
    public void requirePossible(Stored stored) {
        first.requirePossible(stored);
    }

    /** Goes on with a consent in the browser that holds its ticket. */
    public AuthorizationRequest goOn(String rawQuery) {
        return first.goOn(rawQuery);
    }

    /** Returns the different ways to ask for what is wanted, the vendor's own first. */
    public List<AskedScopes.Way> waysToAsk() {
        return asked.ways();
    }

    /** Returns the address that such a consent to this app would begin at; it begins none. Empty for a custom connection. */
    public Optional<URI> preview(XeroApp app, AskedScopes.Way way) {
        return first.preview(app, way);
    }

    /** Notes that Xero accepts this way to ask from this app, so that the next consent asks like that. */
    public void accepted(ConnectionKey key, XeroApp app, AskedScopes.Way way) {
        records.update(key, record -> asked.accepting(record, app.clientId(), way));
    }

    /** Completes the consent that this callback answers. */
    public Stored complete(String rawQuery, String cookieHeader) {
        return second.complete(rawQuery, cookieHeader);
    }

    /** Makes a consent for another organisation the living one. */
    public Stored confirm(ConnectionKey key, String tenantId) {
        requireOurs(key);
        return confirmation.confirm(key, tenantId);
    }

    /** Drops a consent for another organisation. */
    public Stored reject(ConnectionKey key) {
        requireOurs(key);
        return rejection.reject(key);
    }

    /** Drops a consent for another organisation, if there is one, because the connection ends. */
    public Stored rejectAny(ConnectionKey key) {
        Stored found = records.find(key);
        return status.isCopiedCandidate(found.record()) ? found : rejection.rejectAny(key);
    }

    /** Takes over a token set that another program kept until now. */
    public Stored adopt(ConnectionKey key, XeroApp app, String refreshToken, String tenantId) {
        return adoption.adopt(key, app, refreshToken, tenantId);
    }

    /** Swaps credentials of OAuth 1.0a for a token set, or says why the owner has to consent. */
    public Swap migrate(ConnectionKey key, OAuth1Credentials credentials) {
        return migration.migrate(key, credentials);
    }

    private void requireOurs(ConnectionKey key) {
        if (status.isCopiedCandidate(records.find(key).record())) {
            throw Unusable.because(StatusReason.COPIED_STORE, key);
        }
    }

    /** Finishes a candidate on behalf of a caller who only wants a token. One of another installation is left alone. */
    public Stored finishQuietly(Stored found) {
        if (status.isCopiedCandidate(found.record())) {
            return found;
        }
        Candidate candidate = found.record().candidate().orElseThrow();
        if (candidate.waitsWithoutLimit() || waitsForItsApp(found)) {
            return candidates.keepAlive(found);
        }
        return candidate.isToCheck() ? candidates.finishQuietly(found) : rejection.finishQuietly(found);
    }

    private boolean waitsForItsApp(Stored found) {
        return OnlyCopy.in(found.record())
                .filter(candidate ->
                        !status.isOurs(found.record(), candidate.tokens().clientId()))
                .isPresent();
    }

    /** Forgets consents under way. */
    public void forget(List<String> names) {
        pending.deleteAll(names);
    }
}
