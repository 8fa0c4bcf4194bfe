package io.xeroconnect.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MigrateOAuth1MainTest {
    @Test
    void aPartnersShopIsSwappedAndAPrivateAppsShopConsents() throws Exception {
        Captured out = new Captured();
        MigrateOAuth1Main.run(out.stream);
        assertThat(out.lines())
                .containsExactly(
                        "shop-1: MIGRATED",
                        "shop-1: calls reach Corner Shop",
                        "shop-7: CONSENT_NEEDED. Tokens of private apps were never exchangeable.",
                        "shop-7: its owner has consented, for Harbour Kiosk",
                        "shop-7: calls reach Harbour Kiosk");
    }
}
