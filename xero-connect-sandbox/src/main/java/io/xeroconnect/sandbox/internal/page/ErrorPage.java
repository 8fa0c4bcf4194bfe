package io.xeroconnect.sandbox.internal.page;

/** Says what went wrong, to a person and to nobody else. */
public final class ErrorPage {
    private ErrorPage() {}

    /** Returns the page. */
    public static String html(String title, String message) {
        return Layout.page(title, "<p>Sorry, something went wrong.</p>" + Layout.problem(message));
    }
}
