package io.xeroconnect;

import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroConnection;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** One press of Connect: the request that it made, in the browser that made it. */
record Consent(ConnectionManager node, AuthorizationRequest request) {
    static Consent begin(ConnectionManager node) {
        return begin(node, Shop.KEY);
    }

    static Consent begin(ConnectionManager node, ConnectionKey key) {
        return new Consent(node, node.beginAuthorization(key));
    }

    /** Loads the callback page in the browser that began. */
    XeroConnection load(String rawQuery) {
        return load(node, rawQuery);
    }

    XeroConnection load(ConnectionManager other, String rawQuery) {
        return other.completeAuthorization(rawQuery, cookie());
    }

    String cookie() {
        return Shop.cookie(request);
    }

    String state() {
        return parameters().getOrDefault("state", "");
    }

    /** Returns the parameters that go to Xero, decoded. */
    Map<String, String> parameters() {
        return parameters(request.uri().getRawQuery());
    }

    static Map<String, String> parameters(String rawQuery) {
        Map<String, String> all = new HashMap<>();
        for (String pair : rawQuery.split("&", -1)) {
            String[] both = pair.split("=", 2);
            all.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
        }
        return all;
    }
}
