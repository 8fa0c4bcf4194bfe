package io.xeroconnect.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The README shows code that is compiled and run by {@link QuickstartTest} and the wizard's example, line for line. */
final class ReadmeQuickstartTest {
    private static final Path SOURCES = Path.of("src/main/java/io/xeroconnect/examples");
    private static final Path README = Path.of("../README.md");

    @ParameterizedTest
    @CsvSource({"quickstart, recipes/Quickstart.java, 20", "mounting, wizard/Mounting.java, 10"})
    void theReadmeShowsIt(String name, String source, int mostLines) throws IOException {
        List<String> code = code(name, SOURCES.resolve(source));
        assertThat(code).hasSizeBetween(1, mostLines);
        List<String> lines = Files.readAllLines(README);
        int marker = lines.indexOf("<!-- " + name + " -->");
        assertThat(marker).as("the line <!-- " + name + " --> in the README").isNotNegative();
        assertThat(lines.get(marker + 1)).isEqualTo("```java");
        List<String> block = between(lines.subList(marker + 1, lines.size()), "```java", "```");
        assertThat(flushLeft(block)).isEqualTo(code);
    }

    private static List<String> code(String name, Path source) throws IOException {
        return flushLeft(between(Files.readAllLines(source), "// tag::" + name, "// end::" + name));
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
