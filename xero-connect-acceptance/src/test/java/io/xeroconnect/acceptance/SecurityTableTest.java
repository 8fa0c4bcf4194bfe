package io.xeroconnect.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every requirement in the tables of the security page names tests that exist, or says why there is none. */
final class SecurityTableTest {
    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve("docs/security.md");
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final Pattern TEST = Pattern.compile("\n    @(?:Parameterized)?Test\\b");
    private static final Pattern METHOD = Pattern.compile("\\bvoid (\\w+)\\(");
    private static final int REQUIREMENT_CELLS = 7;

    @Test
    void eachNamedTestIsATest() throws IOException {
        String page = Files.readString(PAGE);
        Set<String> named = new HashSet<>();
        Matcher names = NAMED.matcher(page);
        while (names.find()) {
            named.add(names.group(1) + "." + names.group(2));
        }
        assertThat(named).hasSizeGreaterThan(60).isSubsetOf(tests());
    }

    @Test
    void eachRowNamesATestOrSaysThatNothingCouldBreakIt() throws IOException {
        assertThat(rows()).hasSizeGreaterThan(120).allSatisfy(row -> {
            List<String> cells = cells(row);
            String answer = cells.get(cells.size() - 2);
            assertThat(NAMED.matcher(answer).find() || answer.equals("n/a"))
                    .as(row)
                    .isTrue();
        });
    }

    @Test
    void eachRequirementHasASectionALevelAndAReasonIfThereIsNoTest() throws IOException {
        assertThat(rows().stream().map(SecurityTableTest::cells).filter(cells -> cells.size() == REQUIREMENT_CELLS))
                .hasSizeGreaterThan(110)
                .allSatisfy(cells -> {
                    assertThat(cells.get(1)).matches("(RFC )?[0-9B].*");
                    assertThat(cells.get(2)).isIn("MUST", "MUST NOT", "SHOULD", "SHOULD NOT");
                    assertThat(cells.get(3)).isNotEmpty();
                    assertThat(cells.get(5).equals("n/a") && cells.get(4).isEmpty())
                            .as("a reason for " + cells)
                            .isFalse();
                });
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| § "))
                .filter(line -> !line.startsWith("| Module `") && !line.startsWith("| Promise "))
                .toList();
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.split("\\|", -1)).map(String::strip).toList();
    }

    private static Set<String> tests() throws IOException {
        Set<String> found = new HashSet<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path folder : modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                addTests(folder, found);
            }
        }
        return found;
    }

    private static void addTests(Path folder, Set<String> found) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
                String type = file.getFileName().toString().replace(".java", "");
                TEST.splitAsStream(Files.readString(file))
                        .skip(1)
                        .map(METHOD::matcher)
                        .filter(Matcher::find)
                        .forEach(method -> found.add(type + "." + method.group(1)));
            }
        }
    }
}
