package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.ConnectionStatus;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.SandboxApp;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The customer's own app: mistakes on the way in, and replacing it beside a living connection. */
final class AppTest {
    private static final String ID = "0123456789ABCDEF0123456789ABCDEF";
    private static final String SECRET = "s3cr3t-s3cr3t_s3cr3t";

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '$',
            value = {
                "$$|empty",
                "$   $|empty",
                "\\u00A0|invisible",
                "\"VALUE\"|quotes",
                "'VALUE|quotes",
                "VALUE\u201d|quotes",
                "$ VALUE$|space",
                "$VALUE $|space",
                "$VA LUE$|space",
                "VALUE\\u00A0|invisible",
                "VA\\u200BLUE|invisible",
                "\\uFEFFVALUE|invisible",
                "VALUE\\n|invisible"
            })
    void malformedIdOrSecretIsNamedAndNotRepeated(String mistake, String complaint) {
        String pasted = mistake.replace("\\u00A0", "\u00A0")
                .replace("\\u200B", "\u200B")
                .replace("\\uFEFF", "\uFEFF")
                .replace("\\n", "\n");
        String id = pasted.replace("VALUE", ID).replace("VA", ID).replace("LUE", ID);
        String secret = pasted.replace("VALUE", SECRET).replace("VA", SECRET).replace("LUE", SECRET);
        assertThatThrownBy(() -> XeroApp.web(id, SECRET, Shop.CALLBACK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("client id")
                .hasMessageContaining(complaint);
        assertThatThrownBy(() -> XeroApp.pkce(id, Shop.CALLBACK)).hasMessageContaining("client id");
        for (Throwable refused : new Throwable[] {
            catchThrowable(() -> XeroApp.web(ID, secret, Shop.CALLBACK)),
            catchThrowable(() -> XeroApp.customConnection(ID, secret)),
            catchThrowable(() -> XeroApp.web(ID, SECRET, Shop.CALLBACK).withPreviousSecret(secret))
        }) {
            assertThat(refused)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("client secret")
                    .hasMessageContaining(complaint)
                    .hasMessageNotContaining(SECRET);
        }
    }

    @Test
    void swappedIdAndSecretAreRecognised() {
        assertThatThrownBy(() -> XeroApp.web(SECRET, ID, Shop.CALLBACK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("swapped")
                .hasMessageNotContaining(SECRET);
        assertThatThrownBy(() -> XeroApp.customConnection(SECRET, ID)).hasMessageContaining("swapped");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8742/callback",
                "http://[::1]:8742/callback",
                "http://shop.example/callback",
                "http://localhost.shop.example/callback",
                "/xero/callback",
                "shop.example/callback",
                "xero-pos://callback",
                "https:///callback",
                "https://shop.example/callback#top",
                "https://user@shop.example/callback"
            })
    void redirectUriThatXeroRefusesIsRefusedHere(String uri) {
        URI redirect = URI.create(uri);
        assertThatThrownBy(() -> XeroApp.web(ID, SECRET, redirect))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("redirect URI")
                .hasMessageNotContaining(SECRET);
        assertThatThrownBy(() -> XeroApp.pkce(ID, redirect)).hasMessageContaining("redirect URI");
    }

    @Test
    void anotherAppWaitsUntilItsConsentSucceeds() {
        shop.connect();
        AccessToken living = shop.manager.accessToken(Shop.KEY);
        SandboxApp next = shop.xero.addWebApp("Next", Shop.CALLBACK);
        XeroConnection waiting =
                shop.manager.useApp(Shop.KEY, XeroApp.web(next.clientId(), next.secret(), Shop.CALLBACK));
        assertThat(waiting.isUsable()).isTrue();
        assertThat(shop.manager.accessToken(Shop.KEY)).isEqualTo(living);

        Consent cancelled = Consent.begin(shop.manager);
        String query = shop.owner.cancel(cancelled.request().uri()).getRawQuery();
        assertThat(catchThrowable(() -> cancelled.load(query))).isNotNull();
        shop.xero.advance(Duration.ofMinutes(31));
        assertThat(shop.manager.accessToken(Shop.KEY)).isNotEqualTo(living);
        assertThat(clientOfLastTokenRequest()).isEqualTo(shop.app.clientId());

        assertThat(shop.consent(Shop.KEY, shop.organisation).isUsable()).isTrue();
        shop.manager.refresh(Shop.KEY);
        assertThat(clientOfLastTokenRequest()).isEqualTo(next.clientId());
    }

    private String clientOfLastTokenRequest() {
        return shop.xero.requests().stream()
                .filter(request -> request.endpoint() == Endpoint.TOKEN)
                .reduce((first, last) -> last)
                .orElseThrow()
                .clientId();
    }

    @Test
    void customConnectionWithAWrongSecretDoesNotEndTheLivingConnection() {
        shop.connect();
        AccessToken living = shop.manager.accessToken(Shop.KEY);
        SandboxApp custom = shop.xero.addCustomConnection("Custom", shop.organisation);
        AppRejectedException refused = catchThrowableOfType(
                AppRejectedException.class,
                () -> shop.manager.authorize(Shop.KEY, XeroApp.customConnection(custom.clientId(), SECRET)));
        assertThat(refused.reason()).isEqualTo(AppRejectedException.Reason.SECRET_REJECTED);
        assertThat(shop.manager.accessToken(Shop.KEY)).isEqualTo(living);
        shop.xero.advance(Duration.ofMinutes(31));
        assertThat(shop.manager.accessToken(Shop.KEY)).isNotEqualTo(living);

        assertThat(shop.manager
                        .authorize(Shop.KEY, XeroApp.customConnection(custom.clientId(), custom.secret()))
                        .isUsable())
                .isTrue();
        assertThat(clientOfLastTokenRequest()).isEqualTo(custom.clientId());
        assertThat(shop.manager.<String, RuntimeException>call(Shop.KEY, (token, tenant) -> tenant))
                .isEmpty();
    }

    @Test
    void newSecretOfTheSameAppKeepsTheTokensAndNeedsNoConsent() {
        shop.connect();
        AccessToken living = shop.manager.accessToken(Shop.KEY);
        String secret = shop.app.addSecret();
        shop.app.saveSecret(secret);
        XeroConnection shown = shop.manager.useApp(Shop.KEY, XeroApp.web(shop.app.clientId(), secret, Shop.CALLBACK));
        assertThat(shown.isUsable()).isTrue();
        assertThat(shop.manager.accessToken(Shop.KEY)).isEqualTo(living);
        shop.app.deleteSecret(shop.app.secret());
        assertThat(shop.manager.refresh(Shop.KEY)).isNotEqualTo(living);
    }

    @Test
    void newSecretThatWasNotSavedLeavesTheOldOneAtWork() {
        shop.connect();
        String unsaved = shop.app.addSecret();
        shop.manager.useApp(Shop.KEY, XeroApp.web(shop.app.clientId(), unsaved, Shop.CALLBACK));
        AccessToken living = shop.manager.accessToken(Shop.KEY);
        assertThat(shop.manager.refresh(Shop.KEY)).isNotEqualTo(living);
        assertThat(shop.manager.findConnection(Shop.KEY).orElseThrow().isUsable())
                .isTrue();
    }

    @Test
    void deletedSecretRejectsTheAppAndANewOneRevivesTheConnection() throws InterruptedException {
        shop.connect();
        shop.app.deleteSecret(shop.app.secret());
        AppRejectedException refused =
                catchThrowableOfType(AppRejectedException.class, () -> shop.manager.refresh(Shop.KEY));
        assertThat(refused.reason()).isEqualTo(AppRejectedException.Reason.SECRET_REJECTED);
        XeroConnection shown = shop.manager.findConnection(Shop.KEY).orElseThrow();
        assertThat(shown.status()).isEqualTo(ConnectionStatus.APP_REJECTED);
        assertThat(shown.reason()).isEqualTo(StatusReason.SECRET_REJECTED);
        String secret = shop.app.addSecret();
        shop.app.saveSecret(secret);
        shop.manager.useApp(Shop.KEY, XeroApp.web(shop.app.clientId(), secret, Shop.CALLBACK));
        assertThat(shop.manager.refresh(Shop.KEY).value()).isNotEmpty();
        shop.awaitEvents("authorized", "appRejected", "refreshed");
    }
}
