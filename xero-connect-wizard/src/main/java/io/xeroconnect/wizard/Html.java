package io.xeroconnect.wizard;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A piece of HTML. Whatever is put into it as text or as the value of an attribute is escaped. Not thread-safe. */
final class Html {
    private static final Set<String> VOID = Set.of("meta", "link", "input", "img");

    private final String name;
    private final StringBuilder attributes = new StringBuilder();
    private final StringBuilder content = new StringBuilder();

    private Html(String name) {
        this.name = name;
    }

    /** Returns an empty element; the name is one of ours, never a visitor's. */
    static Html of(String name) {
        return new Html(name);
    }

    static Html of(String name, String cssClass) {
        return of(name).set("class", cssClass);
    }

    static Html of(String name, String cssClass, String text) {
        return of(name, cssClass).text(text);
    }

    /** Returns several pieces as one, without an element around them. */
    static Html all(List<Html> pieces) {
        Html all = new Html("");
        pieces.forEach(all::add);
        return all;
    }

    static Html all(Html... pieces) {
        return all(List.of(pieces));
    }

    static Html none() {
        return new Html("");
    }

    Html set(String attribute, String value) {
        attributes
                .append(' ')
                .append(attribute)
                .append("=\"")
                .append(escape(value))
                .append('"');
        return this;
    }

    Html set(String attribute) {
        attributes.append(' ').append(attribute);
        return this;
    }

    Html setIf(boolean condition, String attribute, String value) {
        return condition ? set(attribute, value) : this;
    }

    /** Sets where a link leads: to one of our pages, or to a web address. */
    Html href(String target) {
        String scheme = URI.create(target).getScheme();
        boolean web = scheme == null || scheme.equals("https") || scheme.equals("http");
        return web ? set("href", target) : this;
    }

    Html text(String text) {
        content.append(escape(text));
        return this;
    }

    Html add(Html... pieces) {
        for (Html piece : pieces) {
            content.append(piece);
        }
        return this;
    }

    Html add(List<Html> pieces) {
        pieces.forEach(content::append);
        return this;
    }

    Html add(Optional<Html> piece) {
        piece.ifPresent(content::append);
        return this;
    }

    private static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    @Override
    public String toString() {
        if (name.isEmpty()) {
            return content.toString();
        }
        String start = "<" + name + attributes + ">";
        return VOID.contains(name) ? start : start + content + "</" + name + ">";
    }
}
