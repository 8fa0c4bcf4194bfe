package io.xeroconnect.wizard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.diagnosis.Check;
import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.model.ConnectionStatus;
import io.xeroconnect.setup.SetupField;
import io.xeroconnect.setup.SetupGuide;
import io.xeroconnect.setup.SetupPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TextsTest {
    private static final Path SOURCES = Path.of("src/main/java/io/xeroconnect/wizard");
    private static final Pattern KEY = Pattern.compile("\"([a-z]+(?:[.-][a-z0-9]+)*\\.[a-z0-9-]+)\"");

    private final ResourceBundle english = ResourceBundle.getBundle("io.xeroconnect.wizard.wizard", Locale.ROOT);

    @Test
    void everyTextThatThePagesNameIsThere() throws IOException {
        List<String> missing = named().filter(key ->
                        !key.startsWith("io.") && !key.startsWith("wizard.") && !key.startsWith("troubleshooting."))
                .filter(key -> !english.containsKey(key))
                .filter(key -> !english.containsKey(key + ".title"))
                .toList();
        assertThat(missing).isEmpty();
        assertThat(named()).contains("list.title", "connect.phone", "choice.change");
    }

    private static Stream<String> named() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files
                    .flatMap(file -> {
                        try {
                            Matcher keys = KEY.matcher(Files.readString(file, UTF_8));
                            return keys.results().map(found -> found.group(1)).toList().stream();
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    })
                    .toList()
                    .stream();
        }
    }

    @Test
    void everyConstantThatThePagesShowHasAText() {
        assertThat(ofConstants()).allMatch(english::containsKey);
    }

    /** Returns the keys that the pages put together from a constant. */
    private static List<String> ofConstants() {
        List<String> keys = new ArrayList<>();
        add(keys, "status.", ConnectionStatus.values(), "");
        add(keys, "way.", SetupPath.values(), "");
        add(keys, "field.", SetupField.values(), "");
        add(keys, "field.", SetupField.values(), ".hint");
        add(keys, "field.", SetupField.values(), ".entered");
        add(keys, "check.", Check.values(), "");
        add(keys, "outcome.", CheckResult.Outcome.values(), "");
        add(keys, "app.", AppRejectedException.Reason.values(), "");
        add(keys, "ending.", SetupGuide.Ending.values(), "");
        keys.remove("ending.OPEN"); // nothing can be said yet
        return keys;
    }

    private static void add(List<String> keys, String start, Enum<?>[] constants, String end) {
        Arrays.stream(constants).map(constant -> start + constant.name() + end).forEach(keys::add);
    }

    @Test
    void everyTextIsUsed() throws IOException {
        List<String> used = new ArrayList<>(ofConstants());
        add(used, "consent.", AuthorizationFailedException.Reason.values(), "");
        named().forEach(key -> used.addAll(List.of(key, key + ".title", key + ".text")));
        assertThat(english.keySet()).isSubsetOf(used);
    }

    @Test
    void aProductsOwnWordsComeFirstAndTheRestStaysEnglish() {
        ResourceBundle own = new ListResourceBundle() {
            @Override
            protected Object[][] getContents() {
                return new Object[][] {{"list.title", "Verbindungen zu Xero"}};
            }
        };
        Texts texts = Branding.of("Kasse").language(Locale.GERMAN, own).texts();
        assertThat(texts.get("list.title")).isEqualTo("Verbindungen zu Xero");
        assertThat(texts.get("list.set-up")).isEqualTo("Set up");
        assertThat(new Texts(Optional.empty(), Locale.ENGLISH).find("no.such")).isEmpty();
    }

    @Test
    void everyFindingIsExplainedOnTheHelpPage() throws IOException {
        String help = Troubleshooting.load().toString();
        String page = Files.readString(Path.of("../docs/troubleshooting.md"), UTF_8);
        List<String> ids = Pattern.compile("(?m)^### (\\S+)$")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(ids).hasSizeGreaterThan(80);
        assertThat(ids).allSatisfy(id -> assertThat(help).contains("id=\"" + Findings.anchor(id) + "\""));
        assertThat(help).doesNotContain("**", "### ");
    }
}
