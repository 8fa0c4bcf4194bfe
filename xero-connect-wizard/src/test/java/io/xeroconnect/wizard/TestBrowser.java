package io.xeroconnect.wizard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A browser with cookies and without scripts. */
final class TestBrowser {
    /** How the last request went on its way: the status of each answer. */
    final List<Integer> statuses = new ArrayList<>();

    private final HttpClient http;
    /** Of the one host on which all is; a port makes no difference to cookies, and the JDK's own jar quotes them. */
    final Map<String, String> cookies = new TreeMap<>();

    private final List<String> extraHeaders = new ArrayList<>();

    /** Opens one for somebody who is signed in at the product; an empty name for nobody. */
    TestBrowser(String visitor) {
        http = HttpClient.newBuilder().followRedirects(Redirect.NEVER).build();
        if (!visitor.isEmpty()) {
            sends("X-Visitor", visitor);
        }
    }

    /** Adds a header to each request from now on. */
    TestBrowser sends(String name, String value) {
        extraHeaders.addAll(List.of(name, value));
        return this;
    }

    Seen open(URI address) {
        return follow(HttpRequest.newBuilder(address).GET());
    }

    Seen send(Seen.Form form) {
        List<String> parts = new ArrayList<>();
        form.fields().forEach((name, value) -> parts.addAll(List.of(name, value)));
        String fields = Query.of(parts.toArray(String[]::new));
        return form.isGet()
                ? open(URI.create(form.action() + "?" + fields))
                : post(form.action(), "application/x-www-form-urlencoded", fields);
    }

    Seen post(URI address, String type, String body) {
        return follow(
                HttpRequest.newBuilder(address).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private Seen follow(HttpRequest.Builder request) {
        statuses.clear();
        HttpResponse<String> response = exchange(request);
        while (response.statusCode() == 303) {
            URI next = response.uri()
                    .resolve(response.headers().firstValue("Location").orElseThrow());
            response = exchange(HttpRequest.newBuilder(next).GET());
        }
        return Seen.of(response);
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            for (int i = 0; i < extraHeaders.size(); i += 2) {
                request.header(extraHeaders.get(i), extraHeaders.get(i + 1));
            }
            cookies.forEach((name, value) -> request.header("Cookie", name + "=" + value));
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            statuses.add(response.statusCode());
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String setCookie) {
        String[] pair = setCookie.split(";", 2)[0].split("=", 2);
        if (setCookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
