package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import java.net.URI;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses a secret may be sent to, or a code come back to. */
final class XeroEndpointsTest {
    private static final List<BiFunction<XeroEndpoints.Builder, URI, XeroEndpoints.Builder>> ALL = List.of(
            XeroEndpoints.Builder::authorization,
            XeroEndpoints.Builder::token,
            XeroEndpoints.Builder::revocation,
            XeroEndpoints.Builder::keys,
            XeroEndpoints.Builder::connections,
            XeroEndpoints.Builder::api);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://identity.xero.com/connect/token",
                "http://localhost.evil.example/token",
                "http://127.0.0.1.evil.example/token",
                "http://10.0.0.1/token",
                "http:token",
                "https:token",
                "/connect/token",
                "ftp://localhost/token",
                "https://identity.xero.com/connect/token#fragment",
                "https://user@identity.xero.com/connect/token"
            })
    void endpointIsRefused(String address) {
        for (BiFunction<XeroEndpoints.Builder, URI, XeroEndpoints.Builder> set : ALL) {
            XeroEndpoints.Builder builder = set.apply(XeroEndpoints.builder(), URI.create(address));
            assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("endpoint must");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://identity.example/token",
                "http://localhost:8080/token",
                "http://127.0.0.1:8080/token",
                "http://[::1]:8080/token"
            })
    void endpointIsAccepted(String address) {
        URI uri = URI.create(address);
        assertThat(XeroEndpoints.builder().token(uri).build().token()).isEqualTo(uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example/callback",
                "http://127.0.0.1:8742/callback",
                "https://shop.example/callback#fragment",
                "https://user@shop.example/callback",
                "shop.app:/callback",
                "/callback"
            })
    void redirectUriIsRefused(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> XeroApp.web("0".repeat(32), "a-secret", URI.create(address)));
    }
}
