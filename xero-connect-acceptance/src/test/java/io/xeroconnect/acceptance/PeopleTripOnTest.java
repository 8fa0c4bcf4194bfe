package io.xeroconnect.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every row of the table of known troubles has an answer, and every test that it names exists. */
final class PeopleTripOnTest {
    private static final Path ROOT = Path.of("..");
    private static final Path TABLE = ROOT.resolve("docs/what-people-trip-on.md");
    private static final int TROUBLES = 30;
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)#(\\w+)`");

    @Test
    void eachTroubleHasItsRow() throws IOException {
        List<Integer> numbers =
                rows().map(row -> Integer.parseInt(cells(row)[1].strip())).toList();
        assertThat(numbers)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, TROUBLES).boxed().toList());
    }

    @Test
    void eachRowNamesATestOrSaysWhyThereIsNone() throws IOException {
        assertThat(rows()).allSatisfy(row -> {
            String answer = cells(row)[4].strip();
            assertThat(TEST.matcher(answer).find() || answer.matches("(n/a|not yet): .+"))
                    .as(row)
                    .isTrue();
        });
    }

    @Test
    void eachNamedTestExists() throws IOException {
        assertThat(rows()).allSatisfy(row -> {
            Matcher named = TEST.matcher(cells(row)[4]);
            while (named.find()) {
                assertThat(sourcesOf(named.group(1))).as(named.group()).contains("void " + named.group(2) + "(");
            }
        });
    }

    private static Stream<String> rows() throws IOException {
        return Files.readAllLines(TABLE).stream().filter(line -> line.matches("\\| \\d+ .*"));
    }

    private static String[] cells(String row) {
        return row.split("\\|", -1);
    }

    /** Two modules may have a test of the same name. */
    private static String sourcesOf(String test) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            StringBuilder sources = new StringBuilder();
            for (Path file : files.filter(file -> file.endsWith(test + ".java")).toList()) {
                sources.append(Files.readString(file));
            }
            return sources.toString();
        }
    }
}
