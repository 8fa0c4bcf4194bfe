package io.xeroconnect.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.xeroconnect.sandbox.internal.http.Json;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;

/** A successful token response. What is missing is the text "null". */
record Tokens(String access, String refresh, String id) {
    static Tokens of(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new AssertionError("No tokens: " + response.statusCode() + " " + response.body());
        }
        Map<String, Object> body = Json.read(response.body());
        return new Tokens(
                String.valueOf(body.get("access_token")),
                String.valueOf(body.get("refresh_token")),
                String.valueOf(body.get("id_token")));
    }

    static Map<String, Object> claims(String jwt) {
        return Json.read(new String(Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[1]), UTF_8));
    }

    static Map<String, Object> header(String jwt) {
        return Json.read(new String(Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[0]), UTF_8));
    }
}
