package io.xeroconnect.internal.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Searches every interleaving of two nodes that refresh one connection, over {@link RefreshRules} themselves, in each
 * reading of Xero's grace period. What is known not to hold stands here as an expectation too.
 *
 * <p>Assumed: no request takes five minutes to arrive, and {@link LeaseWatch} is right about whose lease has lapsed. Left
 * out: clocks that differ, and the refresh of a candidate's own tokens.
 */
class RefreshSearchTest {
    private static final Rules RULES = new Rules() {};
    private static final Finding[] NOTHING = {};

    /**
     * Where a replay returns the same token, an orphan may be older than what was spent since, and is tried before it
     * when the owner's new consent has killed them all.
     */
    private static final Finding[] OLD_ORPHAN = {Finding.I2_NEEDLESS_REPLAY};

    private static final List<Story> SURVIVED = List.of(
            Story.DELAYED_REPLIES,
            Story.LOST_MESSAGES,
            Story.ONE_CRASH_AFTER_ANOTHER,
            Story.FAILING_STORE,
            Story.LATE_WRITES,
            Story.NEVER_SENT,
            Story.OWNER,
            Story.TWO_CONSENTS,
            Story.NO_DOUBT);
    private static final List<Story> WIDE = List.of(Story.MANY_MESSAGES, Story.MANY_WRITES, Story.OWNER_AND_CRASHES);

    static Stream<Arguments> everyGraceAndStory() {
        return inEveryGrace(SURVIVED);
    }

    static Stream<Arguments> everyGraceAndWideStory() {
        return inEveryGrace(WIDE);
    }

    private static Stream<Arguments> inEveryGrace(List<Story> stories) {
        return stories.stream()
                .flatMap(story -> Arrays.stream(Grace.values())
                        .filter(grace -> grace != Grace.STRICT)
                        .map(grace -> Arguments.of(story, grace)));
    }

    @ParameterizedTest
    @MethodSource("everyGraceAndStory")
    void nothingIsLostWithinTheGracePeriod(Story story, Grace grace) {
        assertFindings(story.search(grace, RULES));
    }

    /** With {@code -Dsearch=wide}: some 14 million worlds, several minutes. */
    @ParameterizedTest
    @MethodSource("everyGraceAndWideStory")
    @EnabledIfSystemProperty(named = "search", matches = "wide")
    void nothingIsLostWithMoreFaultsAtOnce(Story story, Grace grace) {
        boolean oldOrphan = story == Story.OWNER_AND_CRASHES && grace == Grace.RETURNS_THE_SAME;
        assertFindings(story.search(grace, RULES), oldOrphan ? OLD_ORPHAN : NOTHING);
    }

    @ParameterizedTest
    @EnumSource(names = "STRICT", mode = EnumSource.Mode.EXCLUDE)
    void outageLongerThanTheGracePeriodEndsHonestly(Grace grace) {
        assertFindings(Story.ALL_DOWN.search(grace, RULES), Finding.LOST);
        assertFindings(Story.LATE_AND_ALL_DOWN.search(grace, RULES), Finding.LOST);
    }

    @Test
    void strictServerSeesNoReuseWhereNoOutcomeIsInDoubt() {
        assertFindings(Story.NO_DOUBT.search(Grace.STRICT, RULES));
    }

    @Test
    void strictServerAllowsNoAnswerToALostReply() {
        assertFindings(Story.ONE_LOSS.search(Grace.STRICT, RULES), Finding.LOST, Finding.REUSED);
    }

    @Test
    void strictServerAllowsNoStoreOutageLongerThanTheLease() {
        assertFindings(Story.STORE_AWAY.search(Grace.STRICT, RULES), Finding.LOST, Finding.REUSED);
    }

    /** A check before sending cannot help a process that falls asleep after it. */
    @ParameterizedTest
    @EnumSource(names = {"KEEPS_SIBLINGS", "RETURNS_THE_SAME", "ENDS_AT_USE_OF_SUCCESSOR"})
    void sleepBeyondTheLeaseSendsTwiceButLosesNothing(Grace grace) {
        assertFindings(Story.SLEEPER.search(grace, RULES), Finding.I1_SENT_BY_TWO_HOLDERS);
    }

    /** It is needed that the sleeper sends after the confirming refresh began, and that its reply is lost. */
    @ParameterizedTest
    @EnumSource(names = {"KILLS_UNUSED_SIBLINGS", "KILLS_DESCENDANTS"})
    void sleepBeyondTheLeaseMayLoseWhereReplaysKill(Grace grace) {
        assertFindings(Story.SLEEPER.search(grace, RULES), Finding.I1_SENT_BY_TWO_HOLDERS, Finding.I4_SILENTLY_DEAD);
    }

    @ParameterizedTest
    @EnumSource(BrokenRule.class)
    void brokenRuleIsFound(BrokenRule rule) {
        assertThat(rule.search().findings()).contains(rule.expected);
    }

    private static void assertFindings(Search.Result result, Finding... expected) {
        assertThat(result.findings()).as("%s", result).containsExactlyInAnyOrder(expected);
    }
}
