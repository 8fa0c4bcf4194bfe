package io.xeroconnect.wizard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.setup.SetupStep;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page, step, text and test that the two tables for vendors name exists. */
final class DocumentedPagesTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
    private static final Pattern TEST = Pattern.compile("(?s)@(?:Parameterized)?Test\\b.*?\\bvoid (\\w+)\\(");
    private static final PathMatcher TEST_CLASS =
            FileSystems.getDefault().getPathMatcher("glob:../*/src/test/java/**Test.java");
    private static final int WHERE = 3;
    private static final int PROOF = 4;

    @ParameterizedTest
    @ValueSource(strings = {"certification.md", "setup-guide.md"})
    void eachRowIsNumberedAndNamesAPageAndATestOrSaysWhyNot(String document) throws IOException {
        List<String[]> rows = rows(document);
        assertThat(rows).hasSizeGreaterThan(10);
        assertThat(rows.stream().map(row -> Integer.valueOf(row[1])))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, rows.size()).boxed().toList());
        assertThat(rows).allSatisfy(row -> {
            boolean applies = !row[WHERE].matches("n/a: .+");
            assertThat(named(row[WHERE]).isEmpty()).as(row[WHERE]).isEqualTo(!applies);
            assertThat(named(row[PROOF]).isEmpty()).as(row[PROOF]).isEqualTo(!applies);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"certification.md", "setup-guide.md"})
    void eachPageStepAndTextExists(String document) throws IOException {
        Set<String> places = places();
        for (String[] row : rows(document)) {
            assertThat(places).containsAll(named(row[WHERE]));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"certification.md", "setup-guide.md"})
    void eachTestExists(String document) throws IOException {
        Set<String> tests = tests();
        for (String[] row : rows(document)) {
            assertThat(tests).containsAll(named(row[PROOF]));
        }
    }

    @Test
    void whatIsNoTestIsNotTakenForOne() throws IOException {
        assertThat(tests())
                .contains("DocumentedPagesTest.whatIsNoTestIsNotTakenForOne")
                .contains("OwnersWordsTest.whatXeroSaysIsAChoiceWithItsRemedyAndLosesNothing")
                .doesNotContain("CertificationTest.close", "CertificationTest.connect");
    }

    private static List<String[]> rows(String document) throws IOException {
        return Files.readAllLines(ROOT.resolve("docs").resolve(document), UTF_8).stream()
                .filter(line -> line.matches("\\| \\d+ .*"))
                .map(line -> line.split("\\s*\\|\\s*", -1))
                .toList();
    }

    private static List<String> named(String cell) {
        return NAMED.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    /** Returns the pages with a slash, the steps, the keys of all texts, and the callback. */
    private static Set<String> places() {
        Set<String> places = new HashSet<>(Set.of("callback"));
        try (Product product = new Product()) {
            Parts parts = Parts.of(SetupPages.builder(
                    product.manager, product.page(""), product.callback(), request -> Optional.empty()));
            Pages.of(parts).keySet().forEach(page -> places.add("/" + page.replaceFirst("\\w+ ", "")));
        }
        Arrays.stream(SetupStep.Id.values()).map(Enum::name).forEach(places::add);
        for (String texts : List.of("io.xeroconnect.setup.setup", "io.xeroconnect.wizard.wizard")) {
            places.addAll(ResourceBundle.getBundle(texts, Locale.ROOT).keySet());
        }
        return places;
    }

    /** Returns every test method of all modules. */
    private static Set<String> tests() throws IOException {
        Set<String> tests = new HashSet<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(TEST_CLASS::matches).toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                for (String member : Files.readString(file, UTF_8).split("\\R\\s*\\R", -1)) {
                    methods(member).forEach(method -> tests.add(name + "." + method));
                }
            }
        }
        return tests;
    }

    /** Members are set apart by empty lines; a test is one that begins as such. */
    private static List<String> methods(String member) {
        return TEST.matcher(member).results().map(found -> found.group(1)).toList();
    }
}
