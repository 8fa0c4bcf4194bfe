package io.xeroconnect.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xeroconnect.acceptance.RandomTexts;
import io.xeroconnect.diagnosis.CheckResult.Outcome;
import io.xeroconnect.model.ConnectionKey;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A diagnosis as JSON, and so in a support bundle, says to another library what it says here. */
final class JsonTextPropertyTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void anotherLibraryReadsTheSameTexts(long seed) throws IOException {
        RandomTexts texts = new RandomTexts(seed);
        for (int i = 0; i < 200; i++) {
            CheckResult result = new CheckResult(
                    Check.APP_SETTINGS, Outcome.WARN, texts.next(), texts.next(), texts.next(), texts.next());
            String json = new Diagnosis(ConnectionKey.of("shop-7"), Instant.EPOCH, List.of(result, result)).toJson();
            assertThat(json).matches("[ -~\n]*").doesNotContain("<");
            JsonNode read = JSON.readTree(json).get("results").get(1);
            assertThat(read.get("id").asText()).isEqualTo(result.id());
            assertThat(read.get("finding").asText()).isEqualTo(result.finding());
            assertThat(read.get("ownerRemedy").asText()).isEqualTo(result.ownerRemedy());
            assertThat(read.get("supportRemedy").asText()).isEqualTo(result.supportRemedy());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void halfACharacterIsKeptToo(long seed) throws IOException {
        RandomTexts texts = new RandomTexts(seed);
        for (int i = 0; i < 200; i++) {
            String text = texts.nextWithHalfACharacter();
            assertThat(JSON.readTree(JsonText.quoted(text)).asText()).isEqualTo(text);
        }
    }
}
