package io.xeroconnect.sandbox.internal.browser;

import io.xeroconnect.sandbox.internal.http.Form;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first form of a page, with its hidden fields and preset choices filled in.
 *
 * @param action where it is posted to
 * @param fields what a browser would send, without any button
 */
record HtmlForm(String action, Form fields) {
    private static final Pattern FORM = Pattern.compile("<form [^>]*action=\"([^\"]*)\"");
    private static final Pattern INPUT = Pattern.compile("<input ([^>]*)>");

    static HtmlForm of(String page) {
        Matcher form = FORM.matcher(page);
        if (!form.find()) {
            throw new IllegalStateException("Xero showed a page instead of calling back: " + text(page));
        }
        Form fields = Form.empty();
        INPUT.matcher(page)
                .results()
                .map(match -> match.group(1))
                .filter(HtmlForm::isSent)
                .forEach(input -> fields.add(attribute(input, "name"), attribute(input, "value")));
        return new HtmlForm(form.group(1), fields);
    }

    /** Whether the page offers this value for a choice. */
    static boolean offers(String page, String value) {
        return page.contains("name=\"tenant\" value=\"" + value + "\"");
    }

    /** What a person reads on a page. */
    static String text(String page) {
        return page.replaceAll("(?s)<(style|title)>.*?</\\1>", " ")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .trim();
    }

    private static boolean isSent(String input) {
        return attribute(input, "type").equals("hidden") || input.endsWith(" checked");
    }

    private static String attribute(String input, String name) {
        Matcher matcher = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(input);
        return matcher.find() ? matcher.group(1) : "";
    }
}
