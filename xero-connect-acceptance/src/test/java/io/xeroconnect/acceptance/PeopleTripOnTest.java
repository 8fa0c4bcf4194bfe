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
                assertThat(sourceOf(named.group(1)))
                        .as(named.group())
                        .containsPattern("@(Test|ParameterizedTest)[^;{}]*void " + named.group(2) + "\\(");
            }
        });
    }

    private static Stream<String> rows() throws IOException {
        return Files.readAllLines(TABLE).stream().filter(line -> line.matches("\\| \\d+ .*"));
    }

    private static String[] cells(String row) {
        return row.split("\\|", -1);
    }

    private static String sourceOf(String test) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<Path> found = files.filter(file ->
                            file.endsWith(test + ".java") && file.toString().contains("src"))
                    .toList();
            assertThat(found).as("the source of " + test).isNotEmpty();
            return Files.readString(found.get(0));
        }
    }
}
