package io.xeroconnect.lab.xero;

import io.xeroconnect.acceptance.torture.ClassPath;
import io.xeroconnect.model.XeroEndpoints;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A token endpoint in a process of its own that checks nothing and remembers nothing but how often it was asked, so that
 * what is measured is not the server. Each answer holds a new access token of 1.5 KB and a new refresh token.
 */
public final class FastXero implements AutoCloseable {
    private final Runnable end;
    private final URI address;
    private final HttpClient client = HttpClient.newHttpClient();

    private FastXero(Runnable end, URI address) {
        this.end = end;
        this.address = address;
    }

    /** Returns one that another process has started, and ends. */
    public static FastXero at(URI address) {
        return new FastXero(() -> {}, address);
    }

    /** Starts one that answers at once. */
    public static FastXero start() throws IOException {
        return start(Duration.ZERO);
    }

    /** Starts one that answers a token request after this long. */
    public static FastXero start(Duration answerAfter) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        ClassPath.ofThisProgram(),
                        FastXeroServer.class.getName(),
                        Long.toString(answerAfter.toMillis())))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(FastXeroServer.PORT)) {
                String port = line.substring(FastXeroServer.PORT.length());
                return new FastXero(process::destroy, URI.create("http://localhost:" + port));
            }
        }
        throw new IOException("The token endpoint did not start.");
    }

    /** Returns where it answers. */
    public URI baseUri() {
        return address;
    }

    /** Returns where it answers, for a manager. */
    public XeroEndpoints endpoints() {
        return XeroEndpoints.at(address);
    }

    /** Returns how many token requests have arrived so far. */
    public long tokenRequests() throws IOException, InterruptedException {
        return Long.parseLong(get("/requests"));
    }

    /** Sets how long after a token request it answers, from now on. */
    public void answerAfter(Duration pause) throws IOException, InterruptedException {
        get("/pause?" + pause.toMillis());
    }

    private String get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address.resolve(path)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Override
    public void close() {
        end.run();
    }
}
