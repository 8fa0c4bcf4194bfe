package io.xeroconnect.support;

import io.xeroconnect.migration.FormerOrganisation;
import io.xeroconnect.migration.LegacyConnection;
import io.xeroconnect.migration.OAuth1Credentials;
import io.xeroconnect.migration.OAuth1SigningKey;
import io.xeroconnect.migration.TenantType;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes of a row the connection that other code kept.
 *
 * @param app the app of rows that name none
 * @param signingKey what the partner app of OAuth 1.0a signs with
 */
record LegacyRow(Optional<XeroApp> app, Optional<OAuth1SigningKey> signingKey) {
    private static final List<String> COLUMNS = List.of(
            "key",
            "refresh_token",
            "tenant_id",
            "client_id",
            "client_secret",
            "redirect_uri",
            "oauth1",
            "consumer_key",
            "access_token",
            "expires_at",
            "tenant_type",
            "organisation_id",
            "short_code",
            "organisation_name");

    /** Refuses a first line that names something else, which would otherwise be overlooked. */
    static void requireKnown(Collection<String> names) {
        unknown(names).ifPresent(name -> {
            throw Problem.usage("The first line of the file names a column that is not known. There are: "
                    + String.join(", ", COLUMNS) + ".");
        });
        if (!names.contains("key")) {
            throw Problem.usage("The first line of the file names no column key.");
        }
    }

    /** Returns a name that is not one of a column; a first line that is none may hold a secret, so it is not repeated. */
    static Optional<String> unknown(Collection<String> names) {
        return names.stream().filter(name -> !COLUMNS.contains(name)).findFirst();
    }

    LegacyConnection connection(Row row) {
        String key = row.find("key").orElse("line " + row.line());
        return LegacyConnection.ofRow(key, wanted -> read(wanted, row));
    }

    private LegacyConnection read(ConnectionKey key, Row row) {
        row.problem().ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        row.get("key");
        Optional<XeroApp> own = own(row);
        Optional<String> refreshToken = row.find("refresh_token");
        if (refreshToken.isPresent()) {
            XeroApp issuedTo = own.or(() -> app)
                    .orElseThrow(() -> new IllegalArgumentException("Line " + row.line()
                            + " names no app, and there is none for all: --client-id and --redirect-uri."));
            return LegacyConnection.ofRefreshToken(key, issuedTo, refreshToken.get(), row.get("tenant_id"));
        }
        OAuth1Credentials credentials = oauth1(row);
        return own.map(any -> LegacyConnection.ofOAuth1(key, any, credentials))
                .orElseGet(() -> LegacyConnection.ofOAuth1(key, credentials));
    }

    private static Optional<XeroApp> own(Row row) {
        return row.find("client_id").map(id -> {
            URI redirectUri = redirectUri(row);
            return row.find("client_secret")
                    .map(secret -> XeroApp.web(id, secret, redirectUri))
                    .orElseGet(() -> XeroApp.pkce(id, redirectUri));
        });
    }

    /** What is none may be a secret that slipped into the wrong column, so it is not repeated. */
    private static URI redirectUri(Row row) {
        try {
            return new URI(row.get("redirect_uri"));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("Line " + row.line() + " has no address for redirect_uri.");
        }
    }

    private OAuth1Credentials oauth1(Row row) {
        OAuth1Credentials credentials = switch (row.find("oauth1").orElse("").toLowerCase(Locale.ROOT)) {
            case "partner" -> OAuth1Credentials.partner(row.get("consumer_key"), signing(row), row.get("access_token"));
            case "private" -> OAuth1Credentials.privateApp();
            case "public" -> OAuth1Credentials.publicApp();
            default ->
                throw new IllegalArgumentException("Line " + row.line()
                        + " has neither a refresh_token nor partner, private or public for oauth1.");
        };
        credentials = row.find("expires_at")
                .map(end -> instant(row, end))
                .map(credentials::withExpiry)
                .orElse(credentials);
        credentials = row.find("tenant_type")
                .map(type -> tenantType(row, type))
                .map(credentials::withTenantType)
                .orElse(credentials);
        return credentials.withOrganisation(organisation(row));
    }

    private OAuth1SigningKey signing(Row row) {
        return signingKey.orElseThrow(() -> new IllegalArgumentException(
                "Line " + row.line() + " needs the signing key of the partner app: --signing-key."));
    }

    private static Instant instant(Row row, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "Line " + row.line() + " has no time such as 2021-03-31T00:00:00Z for expires_at.");
        }
    }

    private static TenantType tenantType(Row row, String text) {
        return Arrays.stream(TenantType.values())
                .filter(type -> type.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Line " + row.line() + " has neither ORGANISATION nor PRACTICE for tenant_type."));
    }

    private static FormerOrganisation organisation(Row row) {
        return new FormerOrganisation(
                row.find("tenant_id"),
                row.find("organisation_id"),
                row.find("short_code"),
                row.find("organisation_name"));
    }
}
