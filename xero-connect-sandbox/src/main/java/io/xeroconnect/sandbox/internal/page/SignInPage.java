package io.xeroconnect.sandbox.internal.page;

import io.xeroconnect.sandbox.internal.state.Flow;

/** Asks who is there. */
public final class SignInPage {
    private static final String CONTENT = """
            %s
            <form method="post" action="/identity/user/login">
            <input type="hidden" name="flow" value="%s">
            <label for="email">Email address</label>
            <input type="email" id="email" name="email" required autofocus autocomplete="username">
            <button type="submit">Log in</button>
            </form>
            """;

    private SignInPage() {}

    /** Returns the page for this flow. */
    public static String html(String ticket, Flow flow) {
        return Layout.page("Log in", CONTENT.formatted(Layout.problem(flow.message()), Layout.text(ticket)));
    }
}
