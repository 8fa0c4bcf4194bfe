package io.xeroconnect.lab.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser with a connection of its own, which it keeps. Not thread-safe. */
final class Visitor {
    private static final String TOKEN = "name=\"token\" value=\"([^\"]*)";

    private final URI home;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Visitor(URI home) {
        this.home = home;
    }

    /** Returns the page at which this address ends. */
    String get(String address) throws IOException, InterruptedException {
        HttpResponse<String> response = send(request(address).build());
        return response.statusCode() == 303
                ? get(response.uri().resolve(location(response)).toString())
                : required(response);
    }

    /** Sends the form of this page, with these fields. */
    String post(String address, String page, Map<String, String> fields) throws IOException, InterruptedException {
        HttpResponse<String> response = send(form(address, page, fields));
        return response.statusCode() == 303
                ? get(response.uri().resolve(location(response)).toString())
                : required(response);
    }

    HttpRequest.Builder request(String address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(home.resolve(address));
        cookies.forEach((name, value) -> request.header("Cookie", name + "=" + value));
        return request;
    }

    HttpRequest form(String address, String page, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("token", found(TOKEN, page));
        String body = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return request(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        for (String cookie : response.headers().allValues("Set-Cookie")) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return response;
    }

    /** Returns the body, which is a page. */
    static String required(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.uri().getPath() + " answers " + response.statusCode());
        }
        return response.body();
    }

    static String found(String pattern, String page) {
        Matcher found = Pattern.compile(pattern, Pattern.DOTALL).matcher(page);
        if (!found.find()) {
            throw new IllegalStateException("The page is another one: " + page);
        }
        return found.group(1);
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }
}
