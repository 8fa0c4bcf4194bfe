package io.xeroconnect.acceptance.crash;

import static io.xeroconnect.acceptance.crash.Shop.PRODUCTION_LEASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.acceptance.Child;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.GraceVariant;
import io.xeroconnect.sandbox.Hold;
import io.xeroconnect.sandbox.XeroSandbox;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process is killed in the middle of a refresh, and another one, which nobody calls, recovers the connection inside the
 * grace period.
 */
@Timeout(60)
final class CrashTest {
    @TempDir
    Path folder;

    @Test
    void killedBeforeTheClaimNothingHasHappened() throws Exception {
        try (Shop shop = shop(GraceVariant.KEEPS_SIBLINGS);
                Survivor survivor = new Survivor(shop)) {
            shop.dieAt(Moment.BEFORE_CLAIM);
            assertThat(shop.isAtRest()).isTrue();
            survivor.recover();
            assertThat(shop.spent()).isEmpty();
            shop.requireAlive(survivor.manager);
        }
    }

    @Test
    void killedAfterTheClaimTheRefreshIsDoneByAnother() throws Exception {
        try (Shop shop = shop(GraceVariant.KEEPS_SIBLINGS);
                Survivor survivor = new Survivor(shop)) {
            shop.dieAt(Moment.AFTER_CLAIM);
            assertThat(shop.isAtRest()).isFalse();
            assertThat(shop.spent()).isEmpty();
            survivor.recover();
            assertThat(shop.spent()).doesNotHaveDuplicates();
            shop.requireAlive(survivor.manager);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"KEEPS_SIBLINGS", "ENDS_SIBLINGS"})
    void killedDuringThePostTheRequestMayStillArriveMuchLater(GraceVariant grace) throws Exception {
        try (Shop shop = shop(grace);
                Survivor survivor = new Survivor(shop);
                UnheardLine line = new UnheardLine();
                Child child = shop.refreshElsewhere(Moment.NONE, PRODUCTION_LEASE, line.address())) {
            byte[] request = line.take();
            child.kill();
            survivor.sweepUntil(() -> shop.spent().size() == 1);
            assertThat(shop.isAtRest()).as("one more is owed, because of this:").isFalse();
            assertThat(UnheardLine.deliver(request, shop.xero.baseUri())).contains("200");
            survivor.recover();
            shop.requireAlive(survivor.manager);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"KEEPS_SIBLINGS", "ENDS_SIBLINGS"})
    void killedAfterTheServerRotatedTheOldTokenIsReplayed(GraceVariant grace) throws Exception {
        try (Shop shop = shop(grace);
                Survivor survivor = new Survivor(shop)) {
            dieBeforeTheReply(shop);
            assertThat(shop.spent()).hasSize(1);
            survivor.recover();
            assertThat(shop.spent().get(1)).isEqualTo(shop.spent().get(0));
            shop.requireAlive(survivor.manager);
        }
    }

    @Test
    void killedBeforeTheCommitTheOldTokenIsReplayed() throws Exception {
        try (Shop shop = shop(GraceVariant.ENDS_SIBLINGS);
                Survivor survivor = new Survivor(shop)) {
            shop.dieAt(Moment.BEFORE_COMMIT);
            assertThat(shop.spent()).hasSize(1);
            survivor.recover();
            assertThat(shop.spent().get(1)).isEqualTo(shop.spent().get(0));
            shop.requireAlive(survivor.manager);
        }
    }

    @Test
    void killedAfterTheCommitNothingIsLeftToDo() throws Exception {
        try (Shop shop = Shop.connected(XeroSandbox.builder().strict(), folder.toString());
                Survivor survivor = new Survivor(shop)) {
            shop.dieAt(Moment.AFTER_COMMIT);
            assertThat(shop.isAtRest()).isTrue();
            survivor.recover();
            assertThat(shop.spent()).hasSize(1);
            shop.requireAlive(survivor.manager);
        }
    }

    private Shop shop(GraceVariant grace) {
        return Shop.connected(XeroSandbox.builder().graceVariant(grace), folder.toString());
    }

    static void dieBeforeTheReply(Shop shop) throws Exception {
        try (Hold hold = shop.xero.hold(Endpoint.TOKEN);
                Child child = shop.refreshElsewhere(Moment.NONE, PRODUCTION_LEASE)) {
            hold.awaitArrivals(1, Duration.ofSeconds(30));
            child.kill();
        }
    }
}
