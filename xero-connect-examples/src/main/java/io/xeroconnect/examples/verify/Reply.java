package io.xeroconnect.examples.verify;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;

/** One answer, as it came. */
record Reply(int status, HttpHeaders headers, String body) {
    boolean isSuccess() {
        return status / 100 == 2;
    }

    /** Returns the first header of this name, or an empty text. */
    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    Map<String, Object> members() {
        return Json.members(Json.read(body).orElse(Map.of()));
    }

    List<Object> items() {
        return Json.items(Json.read(body).orElse(List.of()));
    }

    /** Returns the {@code error} of a refusal (RFC 6749 §5.2), or an empty text. */
    String error() {
        return String.valueOf(members().getOrDefault("error", ""));
    }

    /** Returns status and error in words, without anything that could be secret. */
    String told() {
        String error = error().matches("[a-z_]{1,60}") ? " and the error " + error() : "";
        return "status " + status + error;
    }

    @Override
    public String toString() {
        return told();
    }
}
