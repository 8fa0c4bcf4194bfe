package io.xeroconnect.internal.oauth1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeroconnect.internal.oauth1.SignatureBase.Parameter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The signed text is the one of RFC 5849 §3.4.1, also where the library makes another one. */
final class SignatureBaseTest {
    private static String base(String method, String uri) {
        return SignatureBase.of(method, URI.create(uri), List.of());
    }

    /** RFC 5849 §3.4.1.1. */
    @Test
    void exampleOfTheStandard() {
        List<Parameter> others = new ArrayList<>(List.of(
                new Parameter("oauth_consumer_key", "9djdj82h48djs9d2"),
                new Parameter("oauth_token", "kkk9d7dh3k39sjv7"),
                new Parameter("oauth_signature_method", "HMAC-SHA1"),
                new Parameter("oauth_timestamp", "137131201"),
                new Parameter("oauth_nonce", "7d8f3e4a")));
        others.addAll(SignatureBase.parsed("c2&a3=2+q"));
        String uri = "http://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b";
        assertThat(SignatureBase.of("post", URI.create(uri), others))
                .isEqualTo(
                        "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25"
                                + "253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26"
                                + "oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3D"
                                + "kkk9d7dh3k39sjv7");
    }

    @Test
    void parametersOfOneNameAllCountInTheOrderOfTheirValues() {
        assertThat(base("GET", "https://api.xero.com/x?b=2&a=z&a=1&a=z"))
                .isEqualTo("GET&https%3A%2F%2Fapi.xero.com%2Fx&a%3D1%26a%3Dz%26a%3Dz%26b%3D2");
    }

    /** §3.4.1.3.2 sorts what is already encoded: a percent sign comes before every letter and digit. */
    @Test
    void orderIsThatOfTheEncodedNames() {
        assertThat(base("GET", "https://api.xero.com/x?a=1&%C3%A4=2&%26=3"))
                .isEqualTo("GET&https%3A%2F%2Fapi.xero.com%2Fx&%2526%3D3%26%25C3%25A4%3D2%26a%3D1");
    }

    /** §3.4.1.2. */
    @ParameterizedTest
    @CsvSource({
        "HTTPS://API.Xero.COM/oauth/Migrate, https://api.xero.com/oauth/Migrate",
        "https://api.xero.com:443/oauth/migrate, https://api.xero.com/oauth/migrate",
        "http://localhost:80/oauth/migrate, http://localhost/oauth/migrate",
        "https://api.xero.com:80/oauth/migrate, https://api.xero.com:80/oauth/migrate",
        "http://localhost:8742/oauth/migrate, http://localhost:8742/oauth/migrate",
        "https://api.xero.com, https://api.xero.com/",
        "https://api.xero.com/a%20b#part, https://api.xero.com/a%20b"
    })
    void addressIsInLowerCaseWithoutItsUsualPortQueryAndFragment(String uri, String signed) {
        String encoded = signed.replace("%", "%25").replace(":", "%3A").replace("/", "%2F");
        assertThat(base("POST", uri)).isEqualTo("POST&" + encoded + "&");
    }

    /** §3.6. */
    @Test
    void onlyUnreservedCharactersStayAsTheyAre() {
        assertThat(SignatureBase.of(
                        "GET", URI.create("http://a/"), List.of(new Parameter("-._~azAZ09", "!*'()+ /\u20ac"))))
                .endsWith("&-._~azAZ09%3D%2521%252A%2527%2528%2529%252B%2520%252F%25E2%2582%25AC");
    }

    @Test
    void anotherSchemeIsRefused() {
        assertThatThrownBy(() -> base("GET", "ftp://api.xero.com/x")).isInstanceOf(IllegalArgumentException.class);
    }
}
