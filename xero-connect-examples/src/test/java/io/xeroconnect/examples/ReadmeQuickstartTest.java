package io.xeroconnect.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README shows the quickstart that {@link QuickstartTest} runs, line for line. */
final class ReadmeQuickstartTest {
    private static final Path SOURCE = Path.of("src/main/java/io/xeroconnect/examples/Quickstart.java");
    private static final Path README = Path.of("../README.md");

    @Test
    void itHasAtMostTwentyLines() throws IOException {
        assertThat(quickstart()).hasSizeBetween(1, 20);
    }

    @Test
    void theReadmeShowsIt() throws IOException {
        List<String> lines = Files.readAllLines(README);
        int marker = lines.indexOf("<!-- quickstart -->");
        assertThat(marker).as("the line <!-- quickstart --> in the README").isNotNegative();
        assertThat(lines.get(marker + 1)).isEqualTo("```java");
        List<String> block = between(lines.subList(marker + 1, lines.size()), "```java", "```");
        assertThat(flushLeft(block)).isEqualTo(quickstart());
    }

    private static List<String> quickstart() throws IOException {
        return flushLeft(between(Files.readAllLines(SOURCE), "// tag::quickstart", "// end::quickstart"));
    }

    /** Returns the lines between the first line that says {@code begin} and the next that says {@code end}. */
    private static List<String> between(List<String> lines, String begin, String end) {
        List<String> words = lines.stream().map(String::strip).toList();
        int first = words.indexOf(begin) + 1;
        int length = words.subList(first, words.size()).indexOf(end);
        assertThat(length).as("the line " + end).isNotNegative();
        return lines.subList(first, first + length);
    }

    /** Takes away the indentation that all lines share. */
    private static List<String> flushLeft(List<String> lines) {
        return String.join("\n", lines).stripIndent().lines().toList();
    }
}
