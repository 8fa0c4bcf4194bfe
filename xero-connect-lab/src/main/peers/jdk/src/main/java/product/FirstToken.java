package product;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The physical limit: the request alone, by what the JDK has, its answer not even understood. Words: the token endpoint's
 * address, client id, client secret, the refresh token.
 */
public final class FirstToken {
    private FirstToken() {}

    public static void main(String... words) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(words[0] + "/connect/token").toURL().openConnection();
        String app = words[1] + ":" + words[2];
        connection.setDoOutput(true);
        connection.setRequestProperty(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(app.getBytes(StandardCharsets.US_ASCII)));
        try (OutputStream body = connection.getOutputStream()) {
            String form = "grant_type=refresh_token&refresh_token=" + words[3];
            body.write(form.getBytes(StandardCharsets.US_ASCII));
        }
        String answer = new String(connection.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        System.out.println("token of " + answer.indexOf("\",\"refresh_token\""));
    }
}
