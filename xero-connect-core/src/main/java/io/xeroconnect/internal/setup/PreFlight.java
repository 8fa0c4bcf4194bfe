package io.xeroconnect.internal.setup;

import com.google.api.client.http.HttpHeaders;
import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.internal.authorization.AskedScopes;
import io.xeroconnect.internal.authorization.Consents;
import io.xeroconnect.internal.diagnosis.ErrorPages;
import io.xeroconnect.internal.http.HttpFailure;
import io.xeroconnect.internal.http.HttpReply;
import io.xeroconnect.internal.http.XeroHttp;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.model.Assumes;
import io.xeroconnect.model.Assumption;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.setup.SeenAtXero;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Asks Xero's consent page, without a browser and before the owner leaves for it, whether it would show an error.
 *
 * <p>Assumption, observed by others and not documented: a request that Xero would serve is redirected to its sign-in, one
 * that it refuses to an error page, which names the cause in words that are known. Anything else says nothing.
 *
 * <p>Where it refuses the scopes, it is asked for their broad or granular equivalents, and what it accepts is noted.
 */
@Assumes(Assumption.CONSENT_PAGE_REDIRECTS)
public final class PreFlight {
    private static final int LONGEST_PAGE = 100_000;

    private static final Map<String, SeenAtXero> KNOWN = Map.of(
            "Invalid redirect_uri", SeenAtXero.INVALID_REDIRECT_URI,
            "Unknown client", SeenAtXero.UNKNOWN_CLIENT,
            "Invalid scope for client", SeenAtXero.SCOPE_NOT_FOR_CLIENT,
            "invalid_scope", SeenAtXero.INVALID_SCOPE);

    private static final Set<SeenAtXero> ABOUT_SCOPES =
            Set.of(SeenAtXero.SCOPE_NOT_FOR_CLIENT, SeenAtXero.INVALID_SCOPE);

    private final XeroHttp http;
    private final Consents consents;
    private final StatusRule status;

    /** Creates the look. */
    public PreFlight(XeroHttp http, Consents consents, StatusRule status) {
        this.http = http;
        this.consents = consents;
        this.status = status;
    }

    /**
     * Returns what Xero would say against a consent with the next app of this connection. Two requests at most, and two more
     * for each other way to ask for the same scopes if it refuses them.
     */
    Optional<CheckResult> look(Stored stored) {
        Optional<XeroApp> app = status.nextApp(stored.record());
        try {
            return app.isPresent() ? look(stored.key(), app.get()).map(ErrorPages::explain) : Optional.empty();
        } catch (HttpFailure | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<SeenAtXero> look(ConnectionKey key, XeroApp app) throws HttpFailure {
        Optional<SeenAtXero> first = Optional.empty();
        for (AskedScopes.Way way : consents.waysToAsk()) {
            Optional<URI> page = consents.preview(app, way);
            if (page.isEmpty()) {
                return Optional.empty();
            }
            HttpReply reply = http.get(page.get(), new HttpHeaders());
            Optional<SeenAtXero> seen = refusal(page.get(), reply);
            if (seen.isEmpty() && reply.location().isPresent()) {
                consents.accepted(key, app, way);
                return Optional.empty();
            }
            first = first.or(() -> seen);
            if (seen.filter(ABOUT_SCOPES::contains).isEmpty()) {
                return first;
            }
        }
        return first;
    }

    private Optional<SeenAtXero> refusal(URI consentPage, HttpReply reply) throws HttpFailure {
        String location = reply.location().orElse("");
        if (location.contains("connectionLimit")) {
            return Optional.of(SeenAtXero.CONNECTION_LIMIT);
        }
        if (!location.contains("/identity/error")) {
            return cause(reply);
        }
        URI errorPage = consentPage.resolve(location);
        boolean sameHost = Objects.equals(errorPage.getRawAuthority(), consentPage.getRawAuthority())
                && Objects.equals(errorPage.getScheme(), consentPage.getScheme());
        Optional<SeenAtXero> named = sameHost ? cause(http.get(errorPage, new HttpHeaders())) : Optional.empty();
        return named.or(() -> Optional.of(SeenAtXero.OTHER));
    }

    private static Optional<SeenAtXero> cause(HttpReply reply) {
        String page = reply.text(LONGEST_PAGE);
        return KNOWN.entrySet().stream()
                .filter(known -> page.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
