package io.xeroconnect.internal.http;

import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpContent;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpTransport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request and reads the whole answer: no retry, no redirect, no logging, at most 1 MiB, under one total
 * deadline. Thread-safe; blocks.
 */
public final class XeroHttp {
    private static final int LARGEST_BODY = 1 << 20;
    private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";
    private static final Duration CONNECT = Duration.ofSeconds(10);
    /** How the library names itself to Xero. */
    public static final String USER_AGENT = "xero-connect/0.1";

    private final HttpTransport transport;
    private final Duration deadline;

    /**
     * Creates the sender.
     *
     * @param deadline the total time from connecting to the last byte of each answer
     */
    public XeroHttp(HttpTransport transport, Duration deadline) {
        this.transport = transport;
        this.deadline = deadline;
    }

    /** Sends a GET. */
    public HttpReply get(URI uri, HttpHeaders headers) throws HttpFailure {
        return send("GET", uri, headers, null);
    }

    /** Sends a DELETE. */
    public HttpReply delete(URI uri, HttpHeaders headers) throws HttpFailure {
        return send("DELETE", uri, headers, null);
    }

    /** Sends a POST, once. */
    public HttpReply post(URI uri, HttpHeaders headers, HttpContent content) throws HttpFailure {
        return send("POST", uri, headers, content);
    }

    /**
     * Sends a form of texts as a POST, once; without what is null in it. The client's own content would encode it twice,
     * first to count the bytes.
     */
    public HttpReply postForm(URI uri, HttpHeaders headers, Map<String, ?> form) throws HttpFailure {
        StringJoiner fields = new StringJoiner("&");
        form.forEach((name, value) -> {
            if (value != null) {
                fields.add(encoded(name) + '=' + encoded(value.toString()));
            }
        });
        return post(uri, headers, new ByteArrayContent(FORM, fields.toString().getBytes(StandardCharsets.US_ASCII)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpReply send(String method, URI uri, HttpHeaders headers, @Nullable HttpContent content)
            throws HttpFailure {
        long end = System.nanoTime() + deadline.toNanos();
        JdkRequestLog.redact();
        HttpResponse response;
        try {
            response = request(method, uri, headers, content).execute();
        } catch (IOException e) {
            throw new HttpFailure(neverSent(e), e);
        }
        try {
            return new HttpReply(response.getStatusCode(), response.getHeaders(), body(response, end));
        } catch (IOException e) {
            throw new HttpFailure(false, e);
        } finally {
            disconnect(response);
        }
    }

    private HttpRequest request(String method, URI uri, HttpHeaders headers, @Nullable HttpContent content)
            throws IOException {
        // The JDK would otherwise ask for HTML first, and a server that negotiates would answer errors in it.
        headers.setAccept("application/json");
        headers.setUserAgent(USER_AGENT);
        // Requests are minutes apart. On a fresh socket, an old one that the server has closed meanwhile cannot turn a
        // refresh into one with an unknown outcome.
        headers.set("Connection", "close");
        return transport
                .createRequestFactory()
                .buildRequest(method, new GenericUrl(uri.toString(), true), content)
                .setHeaders(headers)
                .setSuppressUserAgentSuffix(true)
                .setNumberOfRetries(0)
                .setFollowRedirects(false)
                .setThrowExceptionOnExecuteError(false)
                .setLoggingEnabled(false)
                .setCurlLoggingEnabled(false)
                .setConnectTimeout((int) Math.min(CONNECT.toMillis(), deadline.toMillis()))
                .setReadTimeout((int) deadline.toMillis());
    }

    /** The read timeout of a socket starts anew with each packet, so the deadline is checked between reads too. */
    private static byte[] body(HttpResponse response, long end) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        InputStream in = response.getContent();
        if (in == null) {
            return new byte[0];
        }
        byte[] buffer = new byte[8192];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            bytes.write(buffer, 0, n);
            if (bytes.size() > LARGEST_BODY) {
                throw new IOException("The answer is larger than 1 MiB.");
            }
            if (System.nanoTime() > end) {
                throw new SocketTimeoutException("The answer was not complete in time.");
            }
        }
        return bytes.toByteArray();
    }

    private static boolean neverSent(IOException e) {
        return e instanceof UnknownHostException
                || e instanceof ConnectException
                || e instanceof NoRouteToHostException
                || e instanceof SSLHandshakeException
                || e instanceof SSLPeerUnverifiedException
                || (e instanceof SocketTimeoutException
                        && String.valueOf(e.getMessage())
                                .toLowerCase(Locale.ROOT)
                                .startsWith("connect"));
    }

    private static void disconnect(HttpResponse response) {
        try {
            response.disconnect();
        } catch (IOException e) {
            // The answer is complete or already counted as failed; a socket that will not close changes nothing.
        }
    }
}
