package io.xeroconnect.internal.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.diagnosis.CheckResult;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The near miss between the redirect URI used here and the one registered at Xero is named and shown. */
final class RedirectUriComparisonTest {
    @ParameterizedTest
    @CsvSource({
        "https://pos.example/xero, https://pos.example/xero, redirect.same",
        "https://pos.example/xero, '  https://pos.example/xero\n', redirect.same",
        "https://pos.example/xero, https://pos.example/xero/, redirect.trailing-slash",
        "https://pos.example/, https://pos.example, redirect.trailing-slash",
        "https://pos.example/xero, http://pos.example/xero, redirect.scheme",
        "http://localhost:8742/callback, http://localhost:80/callback, redirect.port",
        "https://pos.example/xero, https://pos.example:443/xero, redirect.port",
        "https://pos.example/xero, https://pos.example/Xero, redirect.case",
        "https://pos.example/xero, https://POS.example/xero, redirect.case",
        "http://localhost:8742/callback, http://127.0.0.1:8742/callback, redirect.loopback-address",
        "https://pos.example/xero, https://www.pos.example/xero, redirect.host",
        "https://pos.example/xero, https://pos.example/xero?shop=7, redirect.query",
        "https://pos.example/xero, https://pos.example/oauth/xero, redirect.other",
        "https://pos.example/xero, http://pos.example:8080/xero, redirect.other",
        "http://localhost:8742/callback, http://127.0.0.1:8743/callback, redirect.other",
        "https://pos.example/xero, http://pos.example/Xero, redirect.other",
        "https://pos.example/xero, https://pos.example:8443/xero?shop=7, redirect.other",
        "https://pos.example/xero, My till app, redirect.not-an-address",
        "https://pos.example/xero, '', redirect.not-an-address",
        "https://pos.example/xero, 'https://old.example/xero, https://pos.example/xero/', redirect.trailing-slash"
    })
    void nearMissIsNamed(URI used, String pasted, String id) {
        assertThat(RedirectUriComparison.compare(used, pasted).id()).isEqualTo(id);
    }

    @Test
    void bothAddressesAreShown() {
        CheckResult result =
                RedirectUriComparison.compare(URI.create("https://a.example/x"), "\"https://b.example/x\"");
        assertThat(result.finding()).endsWith("Here: https://a.example/x At Xero: https://b.example/x");
    }
}
