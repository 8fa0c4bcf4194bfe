package io.xeroconnect.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CsvTest {
    private static List<List<String>> read(String text) throws IOException {
        Csv csv = new Csv(new BufferedReader(new StringReader(text)), ',');
        List<List<String>> records = new ArrayList<>();
        for (Optional<List<String>> next = csv.next(); next.isPresent(); next = csv.next()) {
            records.add(next.get());
        }
        return records;
    }

    @Test
    void fieldsEndAtTheSeparator() throws IOException {
        assertThat(read("a,b\r\n,c,\nd")).containsExactly(List.of("a", "b"), List.of("", "c", ""), List.of("d"));
    }

    @Test
    void quotesHoldSeparatorsQuotesAndLines() throws IOException {
        assertThat(read("\"a,\"\"b\"\"\nc\",d\n")).containsExactly(List.of("a,\"b\"\nc", "d"));
    }

    @Test
    void aLineMayBeEmpty() throws IOException {
        assertThat(read("\na\n\n")).containsExactly(List.of(), List.of("a"), List.of());
        assertThat(read("")).isEmpty();
    }

    @Test
    void aQuoteThatIsNeverClosedTakesTheRest() throws IOException {
        assertThat(read("a,\"b\nc,d\n")).containsExactly(List.of("a", "b\nc,d\n"));
    }

    @Test
    void linesAreCounted() throws IOException {
        Csv csv = new Csv(new BufferedReader(new StringReader("\"a\nb\"\nc\n")), ',');
        csv.next();
        assertThat(csv.line()).isEqualTo(2);
        csv.next();
        assertThat(csv.line()).isEqualTo(3);
    }
}
