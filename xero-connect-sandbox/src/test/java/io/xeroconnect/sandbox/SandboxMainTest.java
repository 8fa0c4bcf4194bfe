package io.xeroconnect.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeroconnect.sandbox.SandboxMain.Options;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import org.junit.jupiter.api.Test;

class SandboxMainTest {
    @Test
    void printsHowToReachIt() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XeroSandbox sandbox = SandboxMain.run(
                Options.parse("--redirect-uri", "http://localhost:9000/cb"), new PrintStream(out, true, UTF_8))) {
            assertThat(out.toString(UTF_8))
                    .contains("address        " + sandbox.baseUri(), "redirect URI   http://localhost:9000/cb")
                    .contains("client id      ", "client secret  ", "sign in as     owner@shop.example");
        }
    }

    @Test
    void optionsAreRead() {
        assertThat(Options.parse("--port", "9123", "--strict"))
                .isEqualTo(new Options(9123, URI.create("http://localhost:8742/callback"), true));
    }

    @Test
    void optionsThatMakeNoSenseAreExplained() {
        assertThatThrownBy(() -> Options.parse("--port", "http"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Not a port: http. Usage: ");
        assertThatThrownBy(() -> Options.parse("--port")).hasMessageStartingWith("A value is missing after --port.");
        assertThatThrownBy(() -> Options.parse("--help")).hasMessageStartingWith("Unknown option --help. Usage: ");
    }
}
