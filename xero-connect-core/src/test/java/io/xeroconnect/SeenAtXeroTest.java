package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.diagnosis.CheckResult.Outcome;
import io.xeroconnect.internal.diagnosis.ErrorPages;
import io.xeroconnect.model.Scope;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxTier;
import io.xeroconnect.setup.SeenAtXero;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the owner saw on a page that never calls back can be picked, and is explained. */
final class SeenAtXeroTest {
    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyPageIsExplainedAsDocumented(SeenAtXero seen) {
        CheckResult result = ErrorPages.explain(seen);
        TroubleshootingPage.Entry entry = TroubleshootingPage.entries().get(result.id());
        assertThat(entry).isNotNull();
        assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(result.id()).startsWith("page.");
        assertThat(seen.message()).isNotBlank();
    }

    @Test
    void noTwoPagesAreExplainedAlike() {
        assertThat(Arrays.stream(SeenAtXero.values())
                        .map(seen -> ErrorPages.explain(seen).id()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "INVALID_REDIRECT_URI",
                "UNKNOWN_CLIENT",
                "SCOPE_NOT_FOR_CLIENT",
                "INVALID_SCOPE",
                "CONNECTION_LIMIT",
                "TWO_UNCERTIFIED_APPS"
            })
    void messageIsThatOfXerosPage(SeenAtXero seen) {
        String shown = page(seen).toLowerCase(Locale.ROOT);
        assertThat(shown).contains(words(seen));
    }

    private static String words(SeenAtXero seen) {
        return switch (seen) {
            case CONNECTION_LIMIT -> "complete certification";
            case TWO_UNCERTIFIED_APPS -> "two uncertified apps";
            default -> seen.message().replace("\"", "").toLowerCase(Locale.ROOT);
        };
    }

    /** Returns the page on which a consent ends. */
    private String page(SeenAtXero seen) {
        return switch (seen) {
            case INVALID_REDIRECT_URI ->
                consent(XeroApp.web(shop.app.clientId(), shop.app.secret(), URI.create("https://pos.example/other")));
            case UNKNOWN_CLIENT -> consent(XeroApp.web("0".repeat(32), shop.app.secret(), Shop.CALLBACK));
            case SCOPE_NOT_FOR_CLIENT -> consent(shop.xeroApp(), Scope.of("paymentservices"));
            case INVALID_SCOPE -> consent(shop.xeroApp(), Scope.of("accounting.transactions"));
            case CONNECTION_LIMIT -> {
                shop.app.setConnectionLimit(0);
                yield consent(shop.xeroApp());
            }
            case TWO_UNCERTIFIED_APPS -> {
                connectAnother("First");
                connectAnother("Second");
                shop.app.setTier(SandboxTier.STARTER);
                yield consent(shop.xeroApp());
            }
            case NO_ORGANISATION, BLANK, CALLBACK_UNREACHABLE, OTHER ->
                throw new IllegalArgumentException("has no message of its own");
        };
    }

    private void connectAnother(String name) {
        SandboxApp app = shop.xero.addWebApp(name, Shop.CALLBACK);
        app.setTier(SandboxTier.STARTER);
        shop.manager.useApp(Shop.KEY, XeroApp.web(app.clientId(), app.secret(), Shop.CALLBACK));
        shop.consent(Shop.KEY, shop.organisation);
        shop.manager.forget(Shop.KEY);
    }

    private String consent(XeroApp app, Scope... scopes) {
        ConnectionManagerBuilder builder =
                scopes.length == 0 ? shop.node() : shop.node().scopes(scopes);
        try (ConnectionManager node = builder.build()) {
            node.useApp(Shop.KEY, app);
            Consent consent = Consent.begin(node);
            Throwable page =
                    catchThrowable(() -> shop.owner.allow(consent.request().uri(), shop.organisation));
            return String.valueOf(page.getMessage());
        }
    }
}
