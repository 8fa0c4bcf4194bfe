package io.xeroconnect.acceptance.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.acceptance.recipes.XeroController;
import io.xeroconnect.examples.demo.Recipes.Recipe;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each recipe is short enough to be read at a glance, and does what it says. */
final class AcceptanceRecipesTest {
    private static final Path FOLDER = Path.of("src/test/java/io/xeroconnect/acceptance/recipes");
    private static final Path PAGE = Path.of("../docs/recipes.md");
    private static final int MOST_LINES = 80;
    private static final int MOST_LINES_OF_THE_CONTROLLER = 40;

    private static final Map<String, List<String>> SHOWN = Map.of(
            "spring-mvc",
                    List.of(
                            "Connect: 303 to Xero, with a cookie",
                            "The callback in another browser: 409 Press Connect and allow access in one and the same"
                                    + " browser, with cookies allowed.",
                            "In the same: 200 Connected. Nothing to do.",
                            "Loaded again: 200 Connected. Nothing to do.",
                            "A call: Corner Shop"),
            "redis-store",
                    List.of(
                            "Begun on the first server, completed on the second: Corner Shop",
                            "The token expires, and calls on both servers find out at once: 16 answered, 1 refresh",
                            "Redis was killed and started again: Corner Shop"),
            "okhttp",
                    List.of(
                            "Before the consent: Ask the owner to connect: authorize(key).",
                            "A call: Corner Shop",
                            "The token expired, and this machine does not know: Corner Shop",
                            "Xero saw [200, 401, 200], and 1 refresh",
                            "Without a tag no token is sent: true"),
            "db-scheduler",
                    List.of(
                            "Xero is out of reach: shop-7 was not refreshed, 51 days left",
                            "It is back: shop-7 was refreshed, 59 days left"));

    @Test
    void everyFileIsARecipeWithATest() throws IOException {
        assertThat(AcceptanceRecipes.ALL.all())
                .extracting(Recipe::name)
                .containsExactlyInAnyOrderElementsOf(SHOWN.keySet());
        assertThat(files())
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(AcceptanceRecipes.ALL.all().stream()
                        .map(AcceptanceRecipesTest::fileName)
                        .toList());
    }

    @Test
    void noFileIsTooLongToRead() throws IOException {
        for (Path file : files()) {
            assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(MOST_LINES);
        }
        Path controller = FOLDER.resolve(XeroController.class.getSimpleName() + ".java");
        assertThat(Files.readAllLines(controller)).hasSizeLessThanOrEqualTo(MOST_LINES_OF_THE_CONTROLLER);
    }

    @Test
    void thePageNamesEach() throws IOException {
        String page = Files.readString(PAGE);
        for (Recipe recipe : AcceptanceRecipes.ALL.all()) {
            assertThat(page).contains("| `" + recipe.name() + "` |", fileName(recipe));
        }
    }

    static Set<String> shown() {
        return SHOWN.keySet();
    }

    @ParameterizedTest
    @MethodSource("shown")
    void itWorks(String name) throws Exception {
        if (name.startsWith("redis")) {
            RedisProgram.in(System.getenv()).reasonToSkip().ifPresent(Assumptions::abort);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, UTF_8);
        assertThat(AcceptanceRecipes.ALL.run(List.of(name), out, out)).isZero();
        assertThat(bytes.toString(UTF_8).lines()).isEqualTo(SHOWN.get(name));
    }

    private static String fileName(Recipe recipe) {
        return recipe.code().getSimpleName() + ".java";
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> !file.endsWith("package-info.java")).toList();
        }
    }
}
