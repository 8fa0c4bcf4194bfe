package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class GraceVariantTest {
    private static final Duration GRACE = Duration.ofMinutes(10);

    /** A shop whose sandbox follows one variant. */
    private record Till(Shop shop) {
        Tokens refreshed(Tokens tokens) {
            return Tokens.of(refresh(tokens));
        }

        void refused(Tokens tokens) {
            assertThat(isAlive(tokens)).isFalse();
            assertThat(refresh(tokens).body()).isEqualTo("{\"error\":\"invalid_grant\"}");
        }

        boolean isAlive(Tokens tokens) {
            return shop.sandbox().isAlive(tokens.refresh());
        }

        private HttpResponse<String> refresh(Tokens tokens) {
            return shop.client().refresh(shop.app(), tokens.refresh());
        }
    }

    @Test
    void siblingsAreKeptByDefault() {
        try (XeroSandbox sandbox = XeroSandbox.start()) {
            siblingsLive(new Till(Shop.in(sandbox)));
        }
        with(GraceVariant.KEEPS_SIBLINGS, GraceVariantTest::siblingsLive);
    }

    private static void siblingsLive(Till till) {
        Tokens first = till.shop().connect();
        Tokens second = till.refreshed(first);
        Tokens third = till.refreshed(second);
        Tokens sibling = till.refreshed(first);
        assertThat(sibling.refresh()).isNotEqualTo(second.refresh());
        assertThat(till.isAlive(second)).isTrue();
        assertThat(till.isAlive(third)).isTrue();
        assertThat(till.isAlive(sibling)).isTrue();
    }

    @Test
    void replayEndsTheSiblingAndAllThatCameFromIt() {
        with(GraceVariant.ENDS_SIBLINGS, till -> {
            Tokens bystander = till.shop().connect();
            Tokens first = till.shop().connect();
            Tokens second = till.refreshed(first);
            Tokens third = till.refreshed(second);
            Tokens cousin = till.refreshed(third);
            Tokens sibling = till.refreshed(first);
            till.refused(second);
            till.refused(third);
            till.refused(cousin);
            assertThat(till.isAlive(sibling)).isTrue();
            assertThat(till.isAlive(bystander)).isTrue();
        });
    }

    @Test
    void everyFurtherReplayEndsTheSiblingBefore() {
        with(GraceVariant.ENDS_SIBLINGS, till -> {
            Tokens first = till.shop().connect();
            till.refreshed(first);
            Tokens second = till.refreshed(first);
            Tokens third = till.refreshed(first);
            till.refused(second);
            assertThat(till.refreshed(third).refresh()).isNotEqualTo(third.refresh());
        });
    }

    @Test
    void replayGivesTheSameRefreshTokenAndAFreshAccessToken() {
        with(GraceVariant.SAME_SUCCESSOR, till -> {
            Tokens first = till.shop().connect();
            Tokens second = till.refreshed(first);
            Tokens again = till.refreshed(first);
            assertThat(again.refresh()).isEqualTo(second.refresh());
            assertThat(again.access()).isNotEqualTo(second.access());
            assertThat(till.refreshed(again).refresh()).isNotEqualTo(second.refresh());
        });
    }

    @Test
    void sameSuccessorIsGivenAfterItWasUsedToo() {
        with(GraceVariant.SAME_SUCCESSOR, till -> {
            Tokens first = till.shop().connect();
            Tokens second = till.refreshed(first);
            Tokens third = till.refreshed(second);
            Tokens again = till.refreshed(first);
            assertThat(again.refresh()).isEqualTo(second.refresh());
            assertThat(till.refreshed(again).refresh()).isEqualTo(third.refresh());
        });
    }

    @Test
    void graceEndsWithTheFirstRefreshOfTheSuccessor() {
        with(GraceVariant.UNTIL_SUCCESSOR_IS_USED, till -> {
            Tokens first = till.shop().connect();
            Tokens second = till.refreshed(first);
            Tokens sibling = till.refreshed(first);
            assertThat(till.isAlive(first)).isTrue();
            Tokens third = till.refreshed(second);
            till.refused(first);
            assertThat(till.isAlive(second)).isTrue();
            assertThat(till.isAlive(sibling)).isTrue();
            assertThat(till.isAlive(third)).isTrue();
        });
    }

    @Test
    void useOfTheSuccessorsAccessTokenDoesNotEndTheGrace() {
        with(GraceVariant.UNTIL_SUCCESSOR_IS_USED, till -> {
            Tokens first = till.shop().connect();
            till.shop().client().connections(till.refreshed(first).access());
            assertThat(till.isAlive(first)).isTrue();
        });
    }

    @Test
    void everyVariantEndsWithTheGracePeriod() {
        for (GraceVariant variant : GraceVariant.values()) {
            with(variant, till -> {
                Tokens first = till.shop().connect();
                till.refreshed(first);
                till.shop().sandbox().advance(GRACE.minusSeconds(30));
                Tokens last = till.refreshed(first);
                till.shop().sandbox().advance(Duration.ofSeconds(30));
                till.refused(first);
                assertThat(till.isAlive(last)).isTrue();
            });
        }
    }

    @Test
    void strictHasNoGraceWhateverTheVariant() {
        try (XeroSandbox sandbox = XeroSandbox.builder()
                .strict()
                .graceVariant(GraceVariant.SAME_SUCCESSOR)
                .gracePeriod(GRACE)
                .start()) {
            Till till = new Till(Shop.in(sandbox));
            Tokens first = till.shop().connect();
            Tokens second = till.refreshed(first);
            till.refused(first);
            till.refused(second);
        }
    }

    private static void with(GraceVariant variant, Consumer<Till> facts) {
        try (XeroSandbox sandbox =
                XeroSandbox.builder().graceVariant(variant).gracePeriod(GRACE).start()) {
            facts.accept(new Till(Shop.in(sandbox)));
        }
    }
}
