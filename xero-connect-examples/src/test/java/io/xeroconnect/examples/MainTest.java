package io.xeroconnect.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MainTest {
    private static final String ID = "0123456789ABCDEF0123456789ABCDEF";

    private final Captured out = new Captured();
    private final Captured err = new Captured();

    @Test
    void anUnknownArgumentShowsTheUsage() throws Exception {
        assertThat(run(Map.of(), "sandpit")).isEqualTo(1);
        assertThat(err.text())
                .startsWith("Usage")
                .contains("disconnect", "verify-xero [--long]", "pos [--csv FILE]", "sandbox [options]");
    }

    @Test
    void disconnectNeedsTheRealXero() throws Exception {
        assertThat(run(Map.of(), "disconnect")).isEqualTo(1);
        assertThat(err.lines())
                .containsExactly("Set XERO_CLIENT_ID: only a connection to the real Xero can be disconnected.");
    }

    @Test
    void theTillsFileMustBeThere() throws Exception {
        assertThat(run(Map.of(), "pos", "--csv", "nowhere.csv")).isEqualTo(1);
        assertThat(err.lines()).containsExactly("There is no file nowhere.csv that can be read.");
    }

    @Test
    void verifyingXeroNeedsAnApp() throws Exception {
        assertThat(run(Map.of(), "verify-xero", "--long")).isEqualTo(1);
        assertThat(err.lines()).containsExactly("XERO_CLIENT_ID is not set: the client id of an app at Xero.");
    }

    @Test
    void theRedirectUriIsRequired() throws Exception {
        assertThat(run(Map.of("XERO_CLIENT_ID", ID))).isEqualTo(1);
        assertThat(err.lines())
                .containsExactly("XERO_REDIRECT_URI is not set: as registered in the app, for example"
                        + " http://localhost:8742/callback.");
    }

    @Test
    void aSecretWithoutAnIdDoesNotRunTheTourInstead() throws Exception {
        assertThat(run(Map.of("XERO_CLIENT_SECRET", "hush"))).isEqualTo(1);
        assertThat(err.lines()).containsExactly("XERO_CLIENT_ID is not set: the client id of an app at Xero.");
    }

    @Test
    void aMalformedRedirectUriIsNotRepeated() throws Exception {
        assertThat(run(Map.of("XERO_CLIENT_ID", ID, "XERO_REDIRECT_URI", "hush hush")))
                .isEqualTo(1);
        assertThat(err.lines())
                .containsExactly("XERO_REDIRECT_URI is not an address such as http://localhost:8742/callback.");
    }

    @Test
    void aPaddedSecretIsNamedAndNotRepeated() throws Exception {
        Map<String, String> environment = Map.of(
                "XERO_CLIENT_ID", ID,
                "XERO_CLIENT_SECRET", "hush ",
                "XERO_REDIRECT_URI", "http://localhost:8742/callback");
        assertThat(run(environment)).isEqualTo(1);
        assertThat(err.lines())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("The client secret holds a space")
                        .doesNotContain("hush"));
    }

    @Test
    void withoutASecretTheAppProvesItselfByPkce() {
        RealSettings settings =
                RealSettings.from(Map.of("XERO_CLIENT_ID", ID, "XERO_REDIRECT_URI", "http://localhost:8742/callback"));
        assertThat(settings.app().clientSecret()).isEmpty();
    }

    private int run(Map<String, String> environment, String... args) throws Exception {
        int status = new Main(environment, out.stream, err.stream).run(args);
        assertThat(List.of(out.text())).containsExactly("");
        return status;
    }
}
