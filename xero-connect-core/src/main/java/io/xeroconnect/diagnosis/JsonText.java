package io.xeroconnect.diagnosis;

import java.util.stream.Collectors;

/** Writes a diagnosis as JSON (RFC 8259), without any library. */
final class JsonText {
    private JsonText() {}

    static String of(Diagnosis diagnosis) {
        String results = diagnosis.results().stream().map(JsonText::of).collect(Collectors.joining(",\n    "));
        return "{\n  \"key\": " + quoted(diagnosis.key().value())
                + ",\n  \"testedAt\": " + quoted(diagnosis.testedAt().toString())
                + ",\n  \"healthy\": " + diagnosis.isHealthy()
                + ",\n  \"results\": [\n    " + results + "\n  ]\n}\n";
    }

    private static String of(CheckResult result) {
        return "{\"check\": " + quoted(result.check().name())
                + ", \"outcome\": " + quoted(result.outcome().name())
                + ", \"id\": " + quoted(result.id())
                + ", \"finding\": " + quoted(result.finding())
                + ", \"ownerRemedy\": " + quoted(result.ownerRemedy())
                + ", \"supportRemedy\": " + quoted(result.supportRemedy()) + "}";
    }

    /** Everything outside printable ASCII is escaped, so that neither a page nor a log can misread it. */
    static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || c > '~' || c == '<' || c == '&') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
