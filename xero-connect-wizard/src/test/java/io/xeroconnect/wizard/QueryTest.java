package io.xeroconnect.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QueryTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void whatIsWrittenIsRead(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            String first = text(random);
            String second = text(random);
            String query = Query.of("a", first, "b", second);
            assertThat(query).matches("[A-Za-z0-9._*+%&=-]*");
            assertThat(Query.parse(query)).isEqualTo(Map.of("a", first, "b", second));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void anyTextIsRead(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            assertThat(Query.parse(text(random) + "%" + text(random) + "=" + text(random)))
                    .isNotNull();
        }
    }

    @Test
    void firstValueOfANameCounts() {
        assertThat(Query.parse("a=1&a=2&=3&b&c=%zz")).isEqualTo(Map.of("a", "1"));
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(30), 0, 0xD800)
                .map(c -> random.nextBoolean() ? c : ' ' + c % 95)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
