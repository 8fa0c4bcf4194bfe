package io.xeroconnect.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page as a browser without scripts has it. */
record Seen(URI address, int status, HttpHeaders headers, String html) {
    private static final Pattern FORM =
            Pattern.compile("<form[^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input([^>]*)>");
    private static final Pattern BUTTON = Pattern.compile("<button([^>]*)>(.*?)</button>", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("<a[^>]*href=\"([^\"]*)\"[^>]*>(.*?)</a>", Pattern.DOTALL);

    static Seen of(HttpResponse<String> response) {
        return new Seen(response.uri(), response.statusCode(), response.headers(), response.body());
    }

    /** Returns what a person reads, in one line. */
    String text() {
        return plain(html.replaceAll("<(title|script|style)[^>]*>[^<]*</\\1>", ""));
    }

    String title() {
        Matcher title = Pattern.compile("<h1>(.*?)</h1>").matcher(html);
        assertThat(title.find()).as(html).isTrue();
        return plain(title.group(1));
    }

    /** Returns the address of the link whose words begin so. */
    URI link(String words) {
        Matcher link = LINK.matcher(html);
        while (link.find()) {
            if (plain(link.group(2)).startsWith(words)) {
                return address.resolve(plain(link.group(1)));
            }
        }
        throw new AssertionError("No link " + words + " in " + html);
    }

    /** Returns the form that has a button with these words. */
    Form form(String button) {
        Matcher form = FORM.matcher(html);
        while (form.find()) {
            boolean has = BUTTON.matcher(form.group(2))
                    .results()
                    .anyMatch(found -> plain(found.group(2)).equals(button));
            if (has) {
                boolean get = form.group().contains("method=\"get\"");
                return new Form(get, address.resolve(plain(form.group(1))), fields(form.group(2), button));
            }
        }
        throw new AssertionError("No form with the button " + button + " in " + html);
    }

    private static Map<String, String> fields(String form, String button) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher pressed = BUTTON.matcher(form);
        while (pressed.find()) {
            if (pressed.group(1).contains("name=") && plain(pressed.group(2)).equals(button)) {
                fields.put(attribute(pressed.group(1), "name"), attribute(pressed.group(1), "value"));
            }
        }
        Matcher input = INPUT.matcher(form);
        while (input.find()) {
            boolean chosen =
                    !input.group(1).contains("type=\"radio\"") || input.group(1).contains(" checked");
            if (chosen) {
                fields.put(attribute(input.group(1), "name"), attribute(input.group(1), "value"));
            }
        }
        return fields;
    }

    private static String attribute(String attributes, String name) {
        Matcher value = Pattern.compile(name + "=\"([^\"]*)\"").matcher(attributes);
        return value.find() ? plain(value.group(1)) : "";
    }

    List<String> cookiesSet() {
        return headers.allValues("Set-Cookie");
    }

    private static String plain(String html) {
        return html.replaceAll("<[^>]*>", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** What would be sent. */
    record Form(boolean isGet, URI action, Map<String, String> fields) {
        Form with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(fields);
            more.put(name, value);
            return new Form(isGet, action, more);
        }

        Form without(String name) {
            Map<String, String> less = new LinkedHashMap<>(fields);
            less.remove(name);
            return new Form(isGet, action, less);
        }
    }
}
