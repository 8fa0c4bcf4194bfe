package io.xeroconnect.acceptance.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The browsers of the people in one test, each with cookies of its own, closed when the test ends. */
final class Windows implements AutoCloseable {
    private final Program program;
    private final Inspection inspection;
    private final List<BrowserContext> contexts = new ArrayList<>();

    Windows(Program program, String folder) {
        this.program = program;
        this.inspection = new Inspection(Path.of("target", "screenshots", folder));
    }

    /** Returns somebody at a till: 1024 pixels wide. */
    Person atTill() {
        return with(new NewContextOptions().setViewportSize(Inspection.TILL, Inspection.HEIGHT));
    }

    /** Returns somebody with a phone: 360 pixels wide, used by touching. */
    Person onPhone() {
        return with(new NewContextOptions()
                .setViewportSize(Inspection.PHONE, Inspection.HEIGHT)
                .setIsMobile(true)
                .setHasTouch(true));
    }

    Person withoutScripts() {
        return with(new NewContextOptions()
                .setViewportSize(Inspection.TILL, Inspection.HEIGHT)
                .setJavaScriptEnabled(false));
    }

    private Person with(NewContextOptions options) {
        BrowserContext context = program.browser().newContext(options);
        contexts.add(context);
        boolean scripts = options.javaScriptEnabled == null || options.javaScriptEnabled;
        return new Person(context, scripts ? inspection : inspection.withoutScripts());
    }

    @Override
    public void close() {
        contexts.forEach(BrowserContext::close);
    }
}
