package io.xeroconnect.wizard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the documentation's page about findings into HTML: headings, paragraphs, quotations, lists, code and bold. */
final class Troubleshooting {
    private static final Pattern INLINE = Pattern.compile("`([^`]+)`|\\*\\*([^*]+)\\*\\*|\\[([^\\]]+)]\\([^)]*\\)");

    private Troubleshooting() {}

    static Html load() {
        String text = new String(Asset.load("troubleshooting.md"), UTF_8).replace("\r\n", "\n");
        List<Html> blocks = new ArrayList<>();
        for (String block : text.split("\n{2,}", -1)) {
            if (!block.startsWith("# ") && !block.isBlank()) {
                blocks.add(block(block.strip()));
            }
        }
        return Html.all(blocks);
    }

    private static Html block(String block) {
        if (block.startsWith("### ")) {
            String id = block.substring(4);
            return Html.of("h3").set("id", Findings.anchor(id)).text(id);
        }
        if (block.startsWith("## ")) {
            return Html.of("h2").text(block.substring(3));
        }
        if (block.startsWith("> ")) {
            return Html.of("blockquote").add(words(block.replaceAll("(?m)^> ?", "")));
        }
        return block.startsWith("- ") ? list(block) : Html.of("p").add(words(block));
    }

    private static Html list(String block) {
        Html list = Html.of("ul");
        for (String item : block.substring(2).split("\n- ", -1)) {
            list.add(Html.of("li").add(words(item)));
        }
        return list;
    }

    private static Html words(String text) {
        Html words = Html.none();
        Matcher special = INLINE.matcher(text);
        int from = 0;
        while (special.find()) {
            words.text(text.substring(from, special.start()));
            from = special.end();
            if (special.group(1) != null) {
                words.add(Html.of("code").text(special.group(1)));
            } else if (special.group(2) != null) {
                words.add(Html.of("strong").text(special.group(2)));
            } else {
                words.text(special.group(3));
            }
        }
        return words.text(text.substring(from));
    }
}
