package io.xeroconnect.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.diagnosis.CheckResult.Outcome;
import io.xeroconnect.internal.json.Json;
import io.xeroconnect.internal.json.JsonException;
import io.xeroconnect.internal.json.JsonObject;
import io.xeroconnect.model.ConnectionKey;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A diagnosis reads the same as a value, as text and as JSON. */
final class DiagnosisTest {
    private static final String ODD = "Quote \" backslash \\ tab \t line\n </script> \u00e9 \ud83d\ude00";

    private static final CheckResult GOOD =
            new CheckResult(Check.STORE, Outcome.PASS, "store.works", "It works.", "Nothing to do.", "Nothing to do.");
    private static final CheckResult BAD =
            new CheckResult(Check.CLOCK, Outcome.FAIL, "clock.wrong", ODD, "Set the clock.", "Run NTP.");

    private static Diagnosis of(CheckResult... results) {
        return new Diagnosis(ConnectionKey.of("shop \"7\""), Instant.parse("2026-11-22T08:30:00Z"), List.of(results));
    }

    @Test
    void jsonHoldsEverythingWhateverTheTextsHold() throws JsonException {
        JsonObject json = Json.object(of(GOOD, BAD).toJson().getBytes(UTF_8));
        assertThat(json.requiredText("key")).isEqualTo("shop \"7\"");
        assertThat(json.requiredText("testedAt")).isEqualTo("2026-11-22T08:30:00Z");
        assertThat(json.flag("healthy")).isFalse();
        JsonObject bad = json.objects("results").get(1);
        assertThat(bad.requiredText("check")).isEqualTo("CLOCK");
        assertThat(bad.requiredText("outcome")).isEqualTo("FAIL");
        assertThat(bad.requiredText("id")).isEqualTo("clock.wrong");
        assertThat(bad.requiredText("finding")).isEqualTo(ODD);
        assertThat(bad.requiredText("ownerRemedy")).isEqualTo("Set the clock.");
        assertThat(bad.requiredText("supportRemedy")).isEqualTo("Run NTP.");
    }

    @Test
    void jsonIsSafeInsideAPage() {
        assertThat(of(BAD).toJson()).doesNotContain("<").matches("[\\x20-\\x7e\\n]+");
    }

    @Test
    void textNamesEachCheckAndTheRemediesOfWhatIsWrong() {
        assertThat(of(GOOD, BAD).toText())
                .startsWith("""
                        Test of connection shop "7" at 2026-11-22T08:30:00Z: not healthy

                        PASS    store [store.works]
                                It works.

                        FAIL    clock [clock.wrong]
                                Quote""")
                .endsWith("        Owner: Set the clock.\n        Support: Run NTP.\n");
    }

    @Test
    void healthyMeansNoFailureAndAtLeastOnePass() {
        CheckResult skipped = new CheckResult(Check.CONSENT, Outcome.SKIPPED, "consent.none", "None.", "a", "b");
        assertThat(of(GOOD, skipped).isHealthy()).isTrue();
        assertThat(of(skipped).isHealthy()).isFalse();
        assertThat(of(GOOD, BAD).isHealthy()).isFalse();
    }

    @Test
    void checkIsFoundByName() {
        assertThat(of(GOOD, BAD).find(Check.CLOCK)).contains(BAD);
        assertThat(of(GOOD).find(Check.CLOCK)).isEmpty();
    }
}
