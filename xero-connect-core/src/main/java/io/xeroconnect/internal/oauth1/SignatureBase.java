package io.xeroconnect.internal.oauth1;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;

import com.google.api.client.auth.oauth.OAuthParameters;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The text that a signature covers (RFC 5849 §3.4.1). Google's {@code OAuthParameters} does not make it: it keeps only one
 * of several parameters with the same name, and the case of host and method.
 */
final class SignatureBase {
    private SignatureBase() {}

    /** A parameter, decoded. */
    record Parameter(String name, String value) {
        /** RFC 5849 §3.6, which the library follows. */
        Parameter encoded() {
            return new Parameter(OAuthParameters.escape(name), OAuthParameters.escape(value));
        }
    }

    /**
     * Returns the base string of a request.
     *
     * @param others the protocol parameters except {@code realm} and {@code oauth_signature}, and those of a form in the
     *     body
     * @throws IllegalArgumentException if the address is not one of http or https, or its query is not encoded
     */
    static String of(String method, URI uri, List<Parameter> others) {
        return OAuthParameters.escape(method.toUpperCase(Locale.ROOT)) + "&" + OAuthParameters.escape(baseUri(uri))
                + "&" + OAuthParameters.escape(normalized(uri, others));
    }

    /** RFC 5849 §3.4.1.2. */
    private static String baseUri(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        int usualPort = switch (scheme) {
            case "http" -> 80;
            case "https" -> 443;
            default -> throw new IllegalArgumentException("Only addresses of http and https can be signed.");
        };
        boolean usual = uri.getPort() < 0 || uri.getPort() == usualPort;
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + uri.getPort()) + path;
    }

    /** RFC 5849 §3.4.1.3: sorted by encoded name, then by encoded value; none is left out. */
    private static String normalized(URI uri, List<Parameter> others) {
        List<Parameter> all = new ArrayList<>(others);
        if (uri.getRawQuery() != null) {
            all.addAll(parsed(uri.getRawQuery()));
        }
        return all.stream()
                .map(Parameter::encoded)
                .sorted(comparing(Parameter::name).thenComparing(Parameter::value))
                .map(parameter -> parameter.name() + "=" + parameter.value())
                .collect(Collectors.joining("&"));
    }

    /** Reads a query or form, in which a plus is a space. */
    static List<Parameter> parsed(String encoded) {
        List<Parameter> all = new ArrayList<>();
        for (String pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                String[] both = pair.split("=", 2);
                all.add(new Parameter(decoded(both[0]), both.length == 2 ? decoded(both[1]) : ""));
            }
        }
        return all;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }
}
