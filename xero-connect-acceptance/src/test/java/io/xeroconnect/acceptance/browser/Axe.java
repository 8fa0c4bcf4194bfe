package io.xeroconnect.acceptance.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Deque's axe-core, all of its rules. It is put in by the browser's own tools, past the pages' policy. It describes in
 * full only what violates a rule, since describing what does not takes most of its time.
 */
final class Axe {
    private static final String SCRIPT = load();
    private static final String RUN = """
            async () => (await axe.run({resultTypes: ['violations']})).violations.flatMap(rule =>
                rule.nodes.map(node => rule.id + ': ' + node.failureSummary + ' ' + node.html))
            """;

    private Axe() {}

    /** Returns what is wrong with the page, a sentence for each place. */
    static List<?> violations(Page page) {
        page.evaluate(SCRIPT);
        return (List<?>) page.evaluate(RUN);
    }

    private static String load() {
        try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
            if (script == null) {
                throw new IllegalStateException("There is no axe.min.js on the class path.");
            }
            return "(() => {" + new String(script.readAllBytes(), UTF_8) + "\n})()";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
