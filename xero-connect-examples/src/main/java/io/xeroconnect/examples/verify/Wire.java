package io.xeroconnect.examples.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Speaks HTTP itself, follows nothing, repeats nothing, and records what was said. */
final class Wire {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Recorder recorder = new Recorder();
    private final Secrets secrets;
    private String step = "";

    Wire(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Names what the next exchanges are for. */
    void step(String name) {
        step = name;
    }

    /** Asks for a page or document; {@code fields} are the parameters worth recording. */
    Reply get(URI address, Map<String, String> headers, Map<String, String> fields)
            throws IOException, InterruptedException {
        return send(request(address, headers).GET().build(), address.getRawPath(), fields);
    }

    /** Deletes an item, whose id is not recorded. */
    Reply delete(URI item, Map<String, String> headers) throws IOException, InterruptedException {
        return send(request(item, headers).DELETE().build(), Recorder.pathOfItem(item), Map.of());
    }

    /** Sends a form; {@code fields} are the parameters worth recording. */
    Reply post(URI address, Map<String, String> headers, Map<String, String> form, Map<String, String> fields)
            throws IOException, InterruptedException {
        return post(address, headers, "application/x-www-form-urlencoded", encode(form), fields);
    }

    /** Sends an empty JSON object. */
    Reply postJson(URI address) throws IOException, InterruptedException {
        return post(address, Map.of(), "application/json", "{}", Map.of());
    }

    String transcript() {
        return secrets.hide(recorder.toJson());
    }

    private Reply post(URI address, Map<String, String> headers, String type, String body, Map<String, String> fields)
            throws IOException, InterruptedException {
        BodyPublisher content = BodyPublishers.ofString(body, UTF_8);
        HttpRequest request = request(address, headers)
                .header("Content-Type", type)
                .POST(content)
                .build();
        return send(request, address.getRawPath(), fields);
    }

    private Reply send(HttpRequest request, String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString(UTF_8));
        Reply reply = new Reply(response.statusCode(), response.headers(), response.body());
        Map<String, Object> members = reply.members();
        List.of("access_token", "refresh_token", "id_token")
                .forEach(name -> secrets.add(String.valueOf(members.getOrDefault(name, ""))));
        recorder.add(step, request.method(), path, fields, reply);
        return reply;
    }

    private static HttpRequest.Builder request(URI address, Map<String, String> headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("User-Agent", "xero-connect-verify");
        headers.forEach(builder::header);
        return builder;
    }

    static String encode(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
