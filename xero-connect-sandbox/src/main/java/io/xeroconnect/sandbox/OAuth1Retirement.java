package io.xeroconnect.sandbox;

import io.xeroconnect.sandbox.internal.http.Reply;

/**
 * How the migrate endpoint answers once OAuth 1.0a is over. Xero switched it off in 2021, and what it answers since is not
 * known, so an app should survive them all.
 */
public enum OAuth1Retirement {
    /** 404. */
    NOT_FOUND(Reply.of(404, "text/plain", "Not found")),
    /** 410. */
    GONE(Reply.of(410, "text/plain", "OAuth 1.0a is no longer supported.")),
    /** 401, as OAuth 1.0a named its problems. */
    OAUTH_PROBLEM(Reply.of(
            401, "text/html; charset=utf-8", "oauth_problem=consumer_key_unknown&oauth_problem_advice=Retired")),
    /** 200 with a page for people. */
    HTML(Reply.html(200, "<!DOCTYPE html><html><head><title>Xero Developer</title></head><body>Moved</body></html>")),
    /** 400 with a list of errors. */
    JSON_ERRORS(Reply.of(400, "application/json", "{\"errors\":[\"The access token has expired\"]}")),
    /** 302 to a page that would answer. */
    REDIRECT(Reply.redirect("/identity/user/login"));

    private final Reply answer;

    OAuth1Retirement(Reply answer) {
        this.answer = answer;
    }

    Reply answer() {
        return answer;
    }
}
