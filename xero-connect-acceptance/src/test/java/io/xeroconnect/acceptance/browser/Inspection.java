package io.xeroconnect.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ViewportSize;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks at a page on a phone and on a till: photographs it, and checks what holds for every page. */
final class Inspection {
    static final int PHONE = 360;
    static final int TILL = 1024;
    static final int HEIGHT = 768;

    /** Of a longer page only the beginning is photographed. */
    private static final int LONGEST = 4000;

    private static final String OVERHANG =
            "document.documentElement.scrollWidth - document.documentElement.clientWidth";

    private final Path folder;
    private final AtomicInteger pages;
    private final boolean scripts;

    Inspection(Path folder) {
        this(folder, new AtomicInteger(), true);
    }

    private Inspection(Path folder, AtomicInteger pages, boolean scripts) {
        this.folder = folder;
        this.pages = pages;
        this.scripts = scripts;
    }

    /** Returns an inspection for pages in which no script may run, not even that of axe. */
    Inspection withoutScripts() {
        return new Inspection(folder, pages, false);
    }

    void inspect(Page page, String name) {
        int number = pages.incrementAndGet();
        ViewportSize before = page.viewportSize();
        for (int width : List.of(PHONE, TILL)) {
            page.setViewportSize(width, HEIGHT);
            photograph(page, number, name, width);
            assertThat(page.evaluate(OVERHANG))
                    .as("pixels beyond the edge of %s at %d", name, width)
                    .isEqualTo(0);
            if (scripts) {
                assertThat(Axe.violations(page)).as("%s at %d", name, width).isEmpty();
            }
        }
        page.setViewportSize(before.width, before.height);
    }

    /** Photographs a page that is not ours. */
    void photograph(Page page, String name) {
        photograph(page, pages.incrementAndGet(), name, page.viewportSize().width);
    }

    private void photograph(Page page, int number, String name, int width) {
        String words = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        Path file = folder.resolve(String.format(Locale.ROOT, "%02d-%s-%d.png", number, words, width));
        int length = (Integer) page.evaluate("document.documentElement.scrollHeight");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(length <= LONGEST));
    }
}
