package io.xeroconnect.sandbox.internal.page;

/** What all pages share. Nothing on them comes from another server. */
final class Layout {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s - Xero sandbox</title>
            <style>
            * { box-sizing: border-box; }
            body { margin: 0; background: #f2f4f7; color: #1c2733; font: 16px/1.5 system-ui, sans-serif; }
            .note { background: #1c2733; color: #fff; text-align: center; padding: .4rem; font-size: .85rem; }
            main { max-width: 26rem; margin: 8vh auto; padding: 2rem; background: #fff; border-radius: .75rem;
              box-shadow: 0 2px 12px rgba(28, 39, 51, .12); }
            h1 { font-size: 1.35rem; margin: 0 0 1rem; }
            label { display: block; }
            .choice { border: 1px solid #ccd3db; border-radius: .5rem; padding: .6rem .8rem; margin: .5rem 0; }
            input[type=email] { width: 100%%; padding: .6rem; margin: .3rem 0 1rem; font: inherit;
              border: 1px solid #8795a5; border-radius: .4rem; }
            button { font: inherit; padding: .6rem 1.1rem; margin: 1rem .5rem 0 0; border-radius: .4rem;
              border: 1px solid #0b6bcb; background: #0b6bcb; color: #fff; cursor: pointer; }
            button.quiet { background: #fff; color: #0b6bcb; }
            .problem { color: #b3261e; }
            ul { padding-left: 1.2rem; }
            </style>
            </head>
            <body>
            <div class="note">A sandbox for tests. This is not Xero.</div>
            <main>
            <h1>%1$s</h1>
            %2$s
            </main>
            </body>
            </html>
            """;

    private Layout() {}

    /** Returns the page; the title is text, the content is HTML. */
    static String page(String title, String content) {
        return PAGE.formatted(text(title), content);
    }

    /** Returns text so that it means itself in HTML. */
    static String text(String raw) {
        return raw.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Returns a warning, or nothing for an empty message. */
    static String problem(String message) {
        return message.isEmpty() ? "" : "<p class=\"problem\" role=\"alert\">" + text(message) + "</p>";
    }
}
