package io.xeroconnect.sandbox.internal.oauth;

import io.xeroconnect.sandbox.internal.http.Form;
import io.xeroconnect.sandbox.internal.http.Request;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A request with an OAuth 1.0a signature in its {@code Authorization} header (RFC 5849 §3.5.1). */
final class SignedRequest {
    private final Request request;
    private final Form protocol;

    SignedRequest(Request request) {
        this.request = request;
        this.protocol = isSigned(request) ? protocol(request.credentials()) : Form.empty();
    }

    private static boolean isSigned(Request request) {
        return request.authorizationScheme().equalsIgnoreCase("OAuth");
    }

    private static Form protocol(String credentials) {
        Form form = Form.empty();
        for (String pair : credentials.split(",", -1)) {
            String[] both = pair.strip().split("=", 2);
            if (both.length == 2) {
                form.add(decode(both[0]), decode(both[1].replaceAll("^\"|\"$", "")));
            }
        }
        return form;
    }

    /** Returns a protocol parameter, or an empty string. */
    String get(String name) {
        return protocol.get(name);
    }

    /** Returns a parameter from the header or the query, or an empty string. */
    String getAnywhere(String name) {
        return protocol.get(name).isEmpty() ? request.query().get(name) : protocol.get(name);
    }

    /** Whether this key's private half has signed the request with RSA-SHA1 (RFC 5849 §3.4.3). */
    boolean isSignedBy(PublicKey key) {
        try {
            Signature verifier = Signature.getInstance("SHA1withRSA");
            verifier.initVerify(key);
            verifier.update(baseString().getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(Base64.getDecoder().decode(get("oauth_signature")));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** RFC 5849 §3.4.1. */
    private String baseString() {
        return encode(request.method().toUpperCase(Locale.ROOT)) + "&" + encode(uri()) + "&" + encode(parameters());
    }

    /** RFC 5849 §3.4.1.2: the sandbox speaks plain HTTP, whose own port is left out. */
    private String uri() {
        String host = request.header("Host").toLowerCase(Locale.ROOT);
        return "http://" + (host.endsWith(":80") ? host.substring(0, host.length() - 3) : host) + request.path();
    }

    /** RFC 5849 §3.4.1.3. */
    private String parameters() {
        List<String> pairs = new ArrayList<>();
        protocol.forEach((name, value) -> {
            if (!name.equals("oauth_signature") && !name.equals("realm")) {
                pairs.add(encode(name) + " " + encode(value));
            }
        });
        request.query().forEach((name, value) -> pairs.add(encode(name) + " " + encode(value)));
        // A space sorts before every character that an encoded name can hold, so names decide before values.
        return pairs.stream().sorted().map(pair -> pair.replace(' ', '=')).collect(Collectors.joining("&"));
    }

    /** RFC 5849 §3.6. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
