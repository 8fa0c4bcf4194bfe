package io.xeroconnect.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.xeroconnect.canary.Canary;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/** A stream that can be read afterwards. */
final class Captured {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    final PrintStream stream = new PrintStream(bytes, true, UTF_8);

    String text() {
        String text = bytes.toString(UTF_8);
        Canary.logged("output", text);
        return text;
    }

    List<String> lines() {
        return text().lines().toList();
    }
}
