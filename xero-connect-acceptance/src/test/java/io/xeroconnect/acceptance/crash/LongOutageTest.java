package io.xeroconnect.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.model.ConnectionStatus;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.sandbox.XeroSandbox;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The only process is killed in the middle of a refresh, and starts again after the grace period. */
@Timeout(60)
final class LongOutageTest {
    private static final Duration LONGER_THAN_GRACE = Duration.ofMinutes(31);

    @TempDir
    Path folder;

    @Test
    void aTokenThatWasNotSpentServesAfterDaysToo() throws Exception {
        try (Shop shop = Shop.connected(XeroSandbox.builder().strict(), folder.toString());
                ConnectionManager restarted = shop.node().build()) {
            shop.dieAt(Moment.AFTER_CLAIM);
            shop.xero.advance(Duration.ofDays(50));
            restarted.keepAlive();
            Eventually.is("it is refreshed", () -> shop.spent().size() == 1);
            shop.requireAlive(restarted);
        }
    }

    @Test
    void whenTheReplyWasLostAndGraceIsOverOnlyANewConsentHelps() throws Exception {
        try (Shop shop = Shop.connected(XeroSandbox.builder().strict(), folder.toString());
                ConnectionManager restarted = shop.node().build()) {
            CrashTest.dieBeforeTheReply(shop);
            shop.xero.advance(LONGER_THAN_GRACE);
            restarted.keepAlive();
            Eventually.is("it is known to be dead", shop::isAtRest);

            XeroConnection shown = restarted.findConnection(Shop.KEY).orElseThrow();
            assertThat(shown.status()).isEqualTo(ConnectionStatus.REAUTHORIZATION_REQUIRED);
            assertThat(shown.reason()).isEqualTo(StatusReason.TOKEN_REFUSED);
            assertThat(shown.tenant()).isPresent();
            assertThat(shown.clientId()).isPresent();

            shop.connect(restarted, Shop.KEY);
            shop.requireAlive(restarted);
        }
    }
}
