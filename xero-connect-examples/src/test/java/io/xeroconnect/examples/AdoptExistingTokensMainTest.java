package io.xeroconnect.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AdoptExistingTokensMainTest {
    @Test
    void aTableOfTokensIsAdoptedAndEachRowHasItsEnd() throws Exception {
        Captured out = new Captured();
        AdoptExistingTokensMain.run(out.stream);
        String[] runs = out.text().split("Run again, which", 2);
        assertThat(runs[0])
                .contains("5 done, now", "Migration of 5 records", "ADOPTED            2\n")
                .contains("shop-3: CONSENT_NEEDED [TOKEN_REFUSED]")
                .contains("Send the customer: https://pos.example/xero/connect?shop=shop-3")
                .contains("shop-4: TENANT_TO_CONFIRM [WRONG_TENANT]", "Harbour Kiosk")
                .contains("shop-5: FAILED [INVALID_RECORD]", "The refresh token is empty");
        assertThat(runs[1]).contains("ADOPTED            0\n", "ALREADY_CONNECTED  2\n");
        assertThat(out.text()).doesNotContain("no-longer-accepted");
    }
}
