package io.xeroconnect.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.ConnectionManager;
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

/** A process is stopped for longer than its lease, another one refreshes meanwhile, and the first one goes on. In real time. */
@Timeout(60)
final class PausedHolderTest {
    private static final Duration LEASE = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    @Test
    void pausedAfterItsClaimItNoLongerPosts() throws Exception {
        try (Shop shop = Shop.connected(XeroSandbox.builder().strict(), folder.toString());
                Child holder = shop.refreshElsewhere(Moment.AFTER_CLAIM, LEASE);
                ConnectionManager other =
                        shop.node().keepAlive(Duration.ofSeconds(1)).build()) {
            holder.awaitLine(DoomedNode.HALTED);
            holder.pause();
            Eventually.is("another refreshes", () -> shop.spent().size() == 1);

            holder.goOn();
            holder.resume();
            holder.awaitLine(DoomedNode.ENDED);
            assertThat(shop.spent()).as("nothing is spent twice").doesNotHaveDuplicates();
            shop.requireAlive(other);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"KEEPS_SIBLINGS", "ENDS_SIBLINGS"})
    void pausedDuringItsPostItOverwritesNothing(GraceVariant grace) throws Exception {
        try (Shop shop = Shop.connected(XeroSandbox.builder().graceVariant(grace), folder.toString());
                Hold hold = shop.xero.hold(Endpoint.TOKEN);
                Child holder = shop.refreshElsewhere(Moment.NONE, LEASE);
                ConnectionManager other =
                        shop.node().keepAlive(Duration.ofSeconds(1)).build()) {
            hold.awaitArrivals(1, Duration.ofSeconds(30));
            holder.pause();
            hold.release();
            Eventually.is("another replays", () -> shop.spent().size() == 2);

            holder.resume();
            holder.awaitLine(DoomedNode.ENDED);
            shop.xero.advance(Duration.ofMinutes(5));
            Eventually.is("the confirming refresh is done", shop::isAtRest);
            shop.requireAlive(other);
        }
    }
}
