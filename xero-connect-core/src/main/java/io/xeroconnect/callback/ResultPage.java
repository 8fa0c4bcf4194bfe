package io.xeroconnect.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What the browser shows after Xero's redirect, as a whole HTTP response. Complete in itself: it loads nothing.
 *
 * @param title plain text, escaped when shown
 * @param text plain text, escaped when shown
 */
record ResultPage(int status, String title, String text) {
    /** Long enough for Xero's own descriptions. */
    private static final int MAX_QUOTE = 300;

    private static final String STYLE = """
            body{font:1.1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1.5rem;\
            color:#1b2733;background:#fff}\
            h1{font-size:1.6rem;line-height:1.25}\
            @media(prefers-color-scheme:dark){body{color:#e8edf2;background:#16202a}}""";

    /** Takes the code out of the address bar: from a screenshot or over a shoulder it could be read there. */
    private static final String SCRIPT = "history.replaceState(null,'',location.pathname)";

    private static final String HTML = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <style>%3$s</style>
            </head>
            <body>
            <main>
            <h1>%1$s</h1>
            <p>%2$s</p>
            </main>
            <script>%4$s</script>
            </body>
            </html>
            """;

    private static final String HEADERS =
            """
            Content-Type: text/html; charset=utf-8
            Content-Security-Policy: default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; \
            form-action 'none'; frame-ancestors 'none'
            Referrer-Policy: no-referrer
            Cache-Control: no-store
            X-Content-Type-Options: nosniff
            Allow: GET
            Connection: close
            """.formatted(hash(STYLE), hash(SCRIPT)).replace("\n", "\r\n");

    /** Xero said yes. Not yet a success: the code is exchanged after this page is shown. */
    static ResultPage answered() {
        return new ResultPage(
                200,
                "Xero has answered",
                "You can close this window. Go back to the program where you pressed Connect: it finishes the connection"
                        + " now and shows the result.");
    }

    static ResultPage cancelled() {
        return new ResultPage(
                200,
                "Nothing was changed",
                "The consent was cancelled at Xero, so no access was given. You can close this window. To try again, go"
                        + " back to the program and press Connect again.");
    }

    static ResultPage failed(String error, String description) {
        String said = description.isEmpty() ? error : error + ": " + description;
        String quote = said.length() <= MAX_QUOTE ? said : said.substring(0, MAX_QUOTE) + "\u2026";
        return new ResultPage(
                200,
                "Xero did not give access",
                "Xero said: \u201c" + quote + "\u201d. You can close this window. Go back to the program where you"
                        + " pressed Connect: it shows what to do.");
    }

    /** The state is another one: an old window, or an attempt to slip in an answer. */
    static ResultPage foreign() {
        return new ResultPage(
                400,
                "This answer belongs to another attempt",
                "Nothing was changed. Close this window, go back to the program and press Connect again if it is not"
                        + " waiting any more.");
    }

    /** Not a callback at all. */
    static ResultPage stray(int status) {
        return new ResultPage(
                status,
                "This is not an answer from Xero",
                "Nothing was changed. Close this window and follow the page that opened when you pressed Connect.");
    }

    byte[] toResponse() {
        byte[] body = HTML.formatted(escape(title), escape(text), STYLE, SCRIPT).getBytes(UTF_8);
        byte[] head = ("HTTP/1.1 " + status + " \r\n" + HEADERS + "Content-Length: " + body.length + "\r\n\r\n")
                .getBytes(UTF_8);
        byte[] response = new byte[head.length + body.length];
        System.arraycopy(head, 0, response, 0, head.length);
        System.arraycopy(body, 0, response, head.length, body.length);
        return response;
    }

    private static String escape(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Returns the source expression that allows exactly this inline text (Content Security Policy Level 3 §2.3.1). */
    private static String hash(String inline) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(inline.getBytes(UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
