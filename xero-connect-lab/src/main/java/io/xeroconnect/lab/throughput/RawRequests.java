package io.xeroconnect.lab.throughput;

import com.google.api.client.http.BasicAuthentication;
import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpRequestFactory;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.javanet.NetHttpTransport;
import io.xeroconnect.lab.xero.Shops;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The physical limit: the token requests alone, by the same HTTP client, each on a connection of its own as the library
 * sends them, so that the client can never send one twice by itself. The reply is read and not looked at.
 */
final class RawRequests {
    private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";

    private final HttpRequestFactory requests = new NetHttpTransport().createRequestFactory();
    private final URI token;

    RawRequests(URI token) {
        this.token = token;
    }

    /** Sends so many, this many at once. */
    void send(int count, int atOnce) throws InterruptedException {
        AtomicInteger begun = new AtomicInteger();
        Thread[] threads = new Thread[atOnce];
        for (int i = 0; i < atOnce; i++) {
            threads[i] = new Thread(() -> {
                for (int n = begun.getAndIncrement(); n < count; n = begun.getAndIncrement()) {
                    send("refresh-of-shop-" + n);
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Sends one. */
    void send(String refreshToken) {
        String form =
                "grant_type=refresh_token&refresh_token=" + URLEncoder.encode(refreshToken, StandardCharsets.UTF_8);
        HttpHeaders headers = new HttpHeaders();
        headers.setAccept("application/json");
        headers.set("Connection", "close");
        try {
            HttpResponse reply = requests.buildPostRequest(
                            new GenericUrl(token), new ByteArrayContent(FORM, form.getBytes(StandardCharsets.US_ASCII)))
                    .setInterceptor(new BasicAuthentication(
                            Shops.APP.clientId(), Shops.APP.clientSecret().orElseThrow()))
                    .setHeaders(headers)
                    .setNumberOfRetries(0)
                    .setFollowRedirects(false)
                    .setLoggingEnabled(false)
                    .setCurlLoggingEnabled(false)
                    .execute();
            try {
                if (reply.getContent().readAllBytes().length == 0) {
                    throw new IOException("The answer is empty.");
                }
            } finally {
                reply.disconnect();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
