package io.xeroconnect.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.acceptance.Child;
import io.xeroconnect.sandbox.GraceVariant;
import io.xeroconnect.sandbox.XeroSandbox;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process is killed while it takes over what another program kept, and the sweep of another one finishes it. */
@Timeout(60)
final class KilledAdoptionTest {
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "ADOPTION_.*")
    void anotherProcessThatNobodyCallsFinishesIt(Moment moment, @TempDir Path folder) throws Exception {
        try (Shop shop = Shop.unconnected(
                        XeroSandbox.builder().graceVariant(GraceVariant.ENDS_SIBLINGS), folder.toString());
                Survivor survivor = new Survivor(shop);
                Child child = shop.adoptElsewhere(moment)) {
            child.awaitLine(DoomedNode.HALTED);
            child.kill();
            survivor.recover();
            assertThat(shop.spent()).hasSizeLessThanOrEqualTo(3);
            shop.requireAlive(survivor.manager);
        }
    }
}
