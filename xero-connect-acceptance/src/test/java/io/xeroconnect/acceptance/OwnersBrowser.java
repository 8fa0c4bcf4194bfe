package io.xeroconnect.acceptance;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signs in on a login form and follows redirects until one leaves for the callback, which is not opened. */
final class OwnersBrowser {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final int MOST_REDIRECTS = 10;

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final URI callback;

    OwnersBrowser(URI callback) {
        this.callback = callback;
    }

    URI allow(URI authorization, String user, String password) throws IOException, InterruptedException {
        URI address = authorization;
        HttpResponse<String> page = get(address);
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            if (page.statusCode() == 200) {
                page = signIn(address, page.body(), user, password);
            }
            address = address.resolve(page.headers().firstValue("Location").orElseThrow());
            if (address.toString().startsWith(callback.toString())) {
                return address;
            }
            page = get(address);
        }
        throw new IllegalStateException("Still redirected after " + MOST_REDIRECTS + " pages, now to " + address);
    }

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address).header("Accept", "text/html").build(), ofString(UTF_8));
    }

    private HttpResponse<String> signIn(URI address, String page, String user, String password)
            throws IOException, InterruptedException {
        Matcher csrf = CSRF.matcher(page);
        if (!csrf.find()) {
            throw new IllegalStateException("No login form at " + address + ": " + page);
        }
        String form = "username=" + encode(user) + "&password=" + encode(password) + "&_csrf=" + encode(csrf.group(1));
        return http.send(
                HttpRequest.newBuilder(address)
                        .header("Accept", "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                ofString(UTF_8));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
