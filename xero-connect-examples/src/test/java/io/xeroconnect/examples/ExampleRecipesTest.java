package io.xeroconnect.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.examples.demo.Recipes.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each recipe is short enough to be read at a glance, and does what it says. */
final class ExampleRecipesTest {
    private static final Path FOLDER = Path.of("src/main/java/io/xeroconnect/examples/recipes");
    private static final int MOST_LINES = 80;

    /** Their lines are compared one by one elsewhere. */
    private static final Map<String, Class<?>> HAVE_TESTS_OF_THEIR_OWN = Map.of(
            "adopt", AdoptExistingTokensMainTest.class,
            "migrate", MigrateOAuth1MainTest.class,
            "upgrade-scopes", UpgradeScopesMainTest.class);

    private static final Map<String, List<String>> SHOWN = Map.of(
            "quickstart", List.of("First start: Corner Shop", "Next start: Corner Shop", "Consents: 1"),
            "jdbc-cluster",
                    List.of(
                            "Begun on the first server, completed on the second: Corner Shop",
                            "The token expires, and calls on both servers find out at once: 16 answered, 1 refresh"),
            "encrypted-store",
                    List.of(
                            "Connected: Corner Shop. Files that show the client id: 0",
                            "Two keys in the ring, sealed with the new one: false",
                            "After the next refresh: true",
                            "With the new key alone: Corner Shop"),
            "custom-connection",
                    List.of(
                            "A blank in the secret: The client secret holds a space or an invisible character at"
                                    + " position 49 of 50. Copy it again, without the spaces.",
                            "Another secret: Xero does not accept the client id or client secret. Generate another"
                                    + " secret at Xero, copy it, paste it here first, then save at Xero.",
                            "The right one: Connected.",
                            "Half an hour later: Corner Shop",
                            "Consents: 0"),
            "http-client",
                    List.of(
                            "A call: Corner Shop",
                            "The token expired, and this machine does not know: Corner Shop",
                            "Xero saw [200, 401, 200], and 1 refresh"),
            "test",
                    List.of(
                            "Before the consent: [Press Connect and allow access at Xero.]",
                            "Connected: [Nothing to do.]",
                            "The secret was deleted at Xero: [Press Save in the app at Xero if that is all that is"
                                    + " missing; otherwise generate another secret, copy it, paste it here first, then"
                                    + " save at Xero.]",
                            "For support: [diagnosis.json, diagnosis.txt, events.txt, settings.txt]"));

    @Test
    void everyFileIsARecipeWithATest() throws IOException {
        List<String> names =
                ExampleRecipes.ALL.all().stream().map(Recipe::name).sorted().toList();
        Set<String> tested = new TreeSet<>(SHOWN.keySet());
        tested.addAll(HAVE_TESTS_OF_THEIR_OWN.keySet());
        assertThat(names).containsExactlyElementsOf(tested);
        assertThat(files())
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(ExampleRecipes.ALL.all().stream()
                        .map(recipe -> recipe.code().getSimpleName() + ".java")
                        .toList());
    }

    @Test
    void noFileIsTooLongToRead() throws IOException {
        for (Path file : files()) {
            assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(MOST_LINES);
        }
    }

    @Test
    void thePageNamesEach() throws IOException {
        String page = Files.readString(Path.of("../docs/recipes.md"));
        for (Recipe recipe : ExampleRecipes.ALL.all()) {
            assertThat(page)
                    .contains("| `" + recipe.name() + "` |", recipe.code().getSimpleName() + ".java");
        }
    }

    static Set<String> shown() {
        return SHOWN.keySet();
    }

    @ParameterizedTest
    @MethodSource("shown")
    void itWorks(String name) throws Exception {
        Captured out = new Captured();
        assertThat(ExampleRecipes.ALL.run(List.of(name), out.stream, out.stream))
                .isZero();
        assertThat(out.lines()).isEqualTo(SHOWN.get(name));
    }

    @Test
    void withoutANameTheyAreListed() throws Exception {
        Captured out = new Captured();
        assertThat(ExampleRecipes.ALL.run(List.of(), out.stream, out.stream)).isZero();
        assertThat(out.lines()).hasSize(ExampleRecipes.ALL.all().size());
    }

    @Test
    void anUnknownNameIsAnsweredWithTheList() throws Exception {
        Captured err = new Captured();
        assertThat(ExampleRecipes.ALL.run(List.of("souffle"), err.stream, err.stream))
                .isEqualTo(1);
        assertThat(err.lines()).startsWith("There is no recipe souffle here, only these:");
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> !file.endsWith("package-info.java")).toList();
        }
    }
}
