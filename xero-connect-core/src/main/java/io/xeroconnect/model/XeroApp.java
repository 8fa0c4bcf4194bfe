package io.xeroconnect.model;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * An app as registered at Xero: its client id, its secret if it has one, and the redirect URI of its consents.
 *
 * <p>Text that was copied with a space or a quote, or pasted into the other field, is refused with a message that names
 * the field. Immutable; the text form shows no secret.
 */
public final class XeroApp {
    /** How an app proves itself at Xero's token endpoint; chosen once, when the app is created at Xero. */
    public enum Type {
        /** Integration type "Web app": authorization code, with a client secret. */
        WEB,
        /** Integration type "Mobile or desktop app": authorization code with PKCE, without a secret (RFC 7636). */
        PKCE,
        /** Integration type "Custom connection": client credentials for one organisation, without a consent page. */
        CUSTOM_CONNECTION
    }

    private static final String QUOTES = "\"'`\u2018\u2019\u201c\u201d";

    private final Type type;
    private final String clientId;
    private final Optional<String> clientSecret;
    private final Optional<String> previousSecret;
    private final Optional<URI> redirectUri;

    private XeroApp(
            Type type,
            String clientId,
            Optional<String> clientSecret,
            Optional<String> previousSecret,
            Optional<URI> redirectUri) {
        this.type = type;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.previousSecret = previousSecret;
        this.redirectUri = redirectUri;
    }

    /**
     * Returns a "Web app", which has a client secret.
     *
     * @param redirectUri exactly as registered at Xero: absolute, https or {@code http://localhost}
     * @throws IllegalArgumentException if a value is malformed; the message says which and what to do
     */
    public static XeroApp web(String clientId, String clientSecret, URI redirectUri) {
        requireNotSwapped(clientId, clientSecret);
        return new XeroApp(
                Type.WEB,
                requireCredential("client id", clientId),
                Optional.of(requireCredential("client secret", clientSecret)),
                Optional.empty(),
                Optional.of(requireRedirectUri(redirectUri)));
    }

    /**
     * Returns a "Mobile or desktop app", which has no secret and proves itself by PKCE (RFC 7636).
     *
     * @param redirectUri exactly as registered at Xero: absolute, https or {@code http://localhost}
     * @throws IllegalArgumentException if a value is malformed; the message says which and what to do
     */
    public static XeroApp pkce(String clientId, URI redirectUri) {
        return new XeroApp(
                Type.PKCE,
                requireCredential("client id", clientId),
                Optional.empty(),
                Optional.empty(),
                Optional.of(requireRedirectUri(redirectUri)));
    }

    /**
     * Returns a "Custom connection", which serves one organisation and never shows a consent page.
     *
     * @throws IllegalArgumentException if a value is malformed; the message says which and what to do
     */
    public static XeroApp customConnection(String clientId, String clientSecret) {
        requireNotSwapped(clientId, clientSecret);
        return new XeroApp(
                Type.CUSTOM_CONNECTION,
                requireCredential("client id", clientId),
                Optional.of(requireCredential("client secret", clientSecret)),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Returns this app with an older secret that is tried where the current one is refused.
     *
     * @throws IllegalArgumentException if the secret is malformed, or this app has none
     */
    public XeroApp withPreviousSecret(String secret) {
        if (clientSecret.isEmpty()) {
            throw new IllegalArgumentException("A PKCE app has no client secret, so it has no previous one either.");
        }
        requireNotSwapped(clientId, secret);
        return new XeroApp(
                type,
                clientId,
                clientSecret,
                Optional.of(requireCredential("previous client secret", secret)),
                redirectUri);
    }

    /**
     * Returns this app with another secret; the present one becomes the older one, tried where the new one is refused. An
     * older one that is still kept stays: it is let go only when the present one has worked, so the present one has not.
     * {@code ConnectionManager.replaceSecret} asks Xero about the present one before that.
     *
     * @throws IllegalArgumentException if the secret is malformed, or this app has none
     */
    public XeroApp withSecret(String secret) {
        String present = clientSecret.orElseThrow(
                () -> new IllegalArgumentException("A PKCE app has no client secret, so none can be replaced."));
        requireNotSwapped(clientId, secret);
        requireCredential("client secret", secret);
        Optional<String> known = previousSecret.filter(older -> !older.equals(secret));
        Optional<String> older = secret.equals(present) ? previousSecret : known.or(() -> clientSecret);
        return new XeroApp(type, clientId, Optional.of(secret), older, redirectUri);
    }

    /** Returns this app without an older secret. */
    public XeroApp withoutPreviousSecret() {
        return new XeroApp(type, clientId, clientSecret, Optional.empty(), redirectUri);
    }

    /** Returns the integration type. */
    public Type type() {
        return type;
    }

    /** Returns the public identifier of the app. */
    public String clientId() {
        return clientId;
    }

    /** Returns the secret, empty for a PKCE app. Never log it. */
    public Optional<String> clientSecret() {
        return clientSecret;
    }

    /** Returns the older secret that may still be in force, if one is known. Never log it. */
    public Optional<String> previousSecret() {
        return previousSecret;
    }

    /** Returns where Xero sends the browser after the consent; empty for a custom connection. */
    public Optional<URI> redirectUri() {
        return redirectUri;
    }

    private static String requireCredential(String field, String value) {
        Objects.requireNonNull(value, () -> "The " + field + " is missing. Copy it from the app's page at Xero.");
        if (value.isBlank()) {
            throw new IllegalArgumentException("The " + field + " is empty. Copy it from the app's page at Xero.");
        }
        if (QUOTES.indexOf(value.charAt(0)) >= 0 || QUOTES.indexOf(value.charAt(value.length() - 1)) >= 0) {
            throw new IllegalArgumentException("The " + field + " has quotes around it. Paste it without them.");
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) <= ' ' || value.charAt(i) > '~') {
                throw new IllegalArgumentException("The " + field + " holds a space or an invisible character at"
                        + " position " + (i + 1) + " of " + value.length() + ". Copy it again, without the spaces.");
            }
        }
        if (value.length() > 512) {
            throw new IllegalArgumentException(
                    "The " + field + " is longer than 512 characters. Copy only the value itself.");
        }
        return value;
    }

    private static void requireNotSwapped(String clientId, String clientSecret) {
        if (clientId != null
                && clientSecret != null
                && AssumedValues.looksLikeClientId(clientSecret.strip())
                && !AssumedValues.looksLikeClientId(clientId.strip())) {
            throw new IllegalArgumentException(
                    "The client id and the client secret look swapped: the id is the one of 32 letters and digits."
                            + " Exchange the two fields.");
        }
    }

    private static URI requireRedirectUri(URI uri) {
        Objects.requireNonNull(uri, "The redirect URI is missing. Use the one registered at Xero.");
        String host = uri.getHost();
        if (!uri.isAbsolute() || host == null || uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("The redirect URI must be absolute, without a fragment or user name, for"
                    + " example https://shop.example/xero/callback.");
        }
        boolean https = uri.getScheme().equalsIgnoreCase("https");
        boolean localhost = uri.getScheme().equalsIgnoreCase("http") && host.equalsIgnoreCase("localhost");
        if (!https && !localhost) {
            throw new IllegalArgumentException("Xero accepts a redirect URI with https, or with http on the host name"
                    + " localhost (not 127.0.0.1). Change it here and in the app at Xero.");
        }
        return uri;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof XeroApp app
                && type == app.type
                && clientId.equals(app.clientId)
                && clientSecret.equals(app.clientSecret)
                && previousSecret.equals(app.previousSecret)
                && redirectUri.equals(app.redirectUri);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, clientId, redirectUri);
    }

    @Override
    public String toString() {
        return "XeroApp[" + type + ", client id " + clientId + ", secret redacted, redirect URI "
                + redirectUri.map(URI::toString).orElse("none") + "]";
    }
}
