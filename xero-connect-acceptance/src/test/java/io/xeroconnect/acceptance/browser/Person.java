package io.xeroconnect.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody who reads, types and presses in one window of a browser. Every page of ours that is seen is inspected. */
final class Person {
    private static final int MOST_TABS = 40;

    private final BrowserContext context;
    private final Page page;
    private final Inspection inspection;
    private final List<String> complaints = new ArrayList<>();

    Person(BrowserContext context, Inspection inspection) {
        this(context, context.newPage(), inspection);
    }

    private Person(BrowserContext context, Page page, Inspection inspection) {
        this.context = context;
        this.page = page;
        this.inspection = inspection;
        page.onConsoleMessage(message -> note(message.text().contains("Content Security Policy"), message.text()));
        page.onRequest(request -> note(!isLocal(URI.create(request.url())), "leaves for " + request.url()));
    }

    private void note(boolean wrong, String complaint) {
        if (wrong) {
            complaints.add(complaint);
        }
    }

    private static boolean isLocal(URI address) {
        return address.getHost() == null || List.of("127.0.0.1", "localhost").contains(address.getHost());
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    Person open(URI address) {
        page.navigate(address.toString());
        return this;
    }

    Person openInAnotherTab(URI address) {
        return new Person(context, inspection).open(address);
    }

    /** Waits for the page of this heading, and inspects it. */
    Person sees(String heading) {
        waitsFor(heading);
        inspection.inspect(page, heading);
        assertThat(complaints).isEmpty();
        return this;
    }

    /** As {@link #sees}, for a page that was looked at before. */
    Person waitsFor(String heading) {
        assertThat(heading(heading)).isVisible();
        return this;
    }

    Person reads(String... texts) {
        for (String text : texts) {
            assertThat(page.locator("main")).containsText(text);
        }
        return this;
    }

    private Locator heading(String text) {
        return page.getByRole(
                AriaRole.HEADING,
                new Page.GetByRoleOptions().setName(text).setExact(true).setLevel(1));
    }

    private Locator named(AriaRole role, String beginning) {
        Pattern name = Pattern.compile("^" + beginning.replaceAll("\\W", "\\\\$0"));
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name));
    }

    Locator button(String name) {
        return named(AriaRole.BUTTON, name);
    }

    Locator link(String name) {
        return named(AriaRole.LINK, name);
    }

    Person press(String button) {
        button(button).click();
        return this;
    }

    Person pressTwice(String button) {
        button(button).dblclick();
        return this;
    }

    Person follow(String link) {
        link(link).click();
        return this;
    }

    Person enter(String label, String value) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(value);
        return this;
    }

    Person choose(String label) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).check();
        return this;
    }

    /** Opens what is folded away behind these words. */
    Person open(String summary) {
        page.locator("summary", new Page.LocatorOptions().setHasText(summary)).click();
        return this;
    }

    Person goBack() {
        page.goBack();
        return this;
    }

    /** Goes on with the key Tab until this is in focus. */
    Person tabTo(Locator wanted) {
        for (int i = 0; i < MOST_TABS; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(wanted.evaluate("element => element === document.activeElement"))) {
                return this;
            }
        }
        throw new AssertionError("Not reached by Tab: " + wanted);
    }

    Person type(String keys) {
        page.keyboard().type(keys);
        return this;
    }

    Person strike(String key) {
        page.keyboard().press(key);
        return this;
    }

    /** Presses a button that opens a window, and returns who looks at that window. */
    Person leaveBy(String button) {
        return new Person(context, context.waitForPage(() -> press(button)), inspection);
    }

    /** As {@link #leaveBy}, by a double click, which opens two windows; returns who looks at the second. */
    Person leaveByPressingTwice(String button) {
        int before = context.pages().size();
        pressTwice(button);
        page.waitForCondition(() -> context.pages().size() == before + 2);
        return new Person(context, context.pages().get(before + 1), inspection);
    }

    /** Signs in at Xero. */
    Person signIn(String email) {
        waitsFor("Log in");
        inspection.photograph(page, "Xero, log in");
        return enter("Email address", email).press("Log in");
    }

    /** Chooses an organisation at Xero and allows access to it. */
    Person allow(String organisation) {
        choose(organisation);
        inspection.photograph(page, "Xero, allow access");
        return press("Allow access");
    }

    Person closeWindow() {
        page.close();
        return this;
    }
}
