package io.xeroconnect.internal.record;

import io.xeroconnect.internal.json.JsonException;
import io.xeroconnect.internal.json.JsonObject;
import io.xeroconnect.model.XeroApp;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes an app into a record and reads it back. */
final class AppCodec {
    private AppCodec() {}

    static Map<String, Object> write(XeroApp app) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", app.type().name());
        json.put("clientId", app.clientId());
        app.clientSecret().ifPresent(secret -> json.put("secret", secret));
        app.previousSecret().ifPresent(secret -> json.put("previousSecret", secret));
        app.redirectUri().ifPresent(uri -> json.put("redirectUri", uri.toString()));
        return json;
    }

    static XeroApp read(JsonObject json) throws JsonException {
        try {
            String id = json.requiredText("clientId");
            XeroApp app = switch (XeroApp.Type.valueOf(json.requiredText("type"))) {
                case WEB -> XeroApp.web(id, json.requiredText("secret"), redirectUri(json));
                case PKCE -> XeroApp.pkce(id, redirectUri(json));
                case CUSTOM_CONNECTION -> XeroApp.customConnection(id, json.requiredText("secret"));
            };
            return json.text("previousSecret").map(app::withPreviousSecret).orElse(app);
        } catch (IllegalArgumentException e) {
            throw new JsonException("the app is malformed");
        }
    }

    private static URI redirectUri(JsonObject json) throws JsonException {
        return URI.create(json.requiredText("redirectUri"));
    }
}
