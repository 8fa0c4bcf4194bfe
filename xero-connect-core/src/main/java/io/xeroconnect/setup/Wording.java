package io.xeroconnect.setup;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words from resource bundles: the product's own where it has any, else the library's. A text holds {@code {0}},
 * {@code {1}} and so on for what is put into it, as in {@link MessageFormat}; an apostrophe may stand there doubled, as that
 * class wants it, or alone, as people write it. A brace of its own is written <code>'{'</code>. Immutable.
 */
public final class Wording {
    private static final Pattern APOSTROPHE = Pattern.compile("''|'[{}]'|'");

    private final Optional<ResourceBundle> own;
    private final ResourceBundle library;
    private final Locale locale;

    /**
     * Creates the words.
     *
     * @param locale how numbers and dates in a text are written
     */
    public Wording(Optional<ResourceBundle> own, ResourceBundle library, Locale locale) {
        this.own = Objects.requireNonNull(own, "own");
        this.library = Objects.requireNonNull(library, "library");
        this.locale = Objects.requireNonNull(locale, "locale");
    }

    /** Returns how numbers and dates in a text are written. */
    public Locale locale() {
        return locale;
    }

    /**
     * Returns a text that has to be there.
     *
     * @throws MissingResourceException if neither bundle has it
     */
    public String get(String key, Object... values) {
        return find(key, values)
                .orElseThrow(() -> new MissingResourceException("No text for " + key + ".", "Wording", key));
    }

    /** Returns a text that may be left out. */
    public Optional<String> find(String key, Object... values) {
        return own.filter(texts -> texts.containsKey(key))
                .or(() -> Optional.of(library).filter(texts -> texts.containsKey(key)))
                .map(texts -> new MessageFormat(doubled(texts.getString(key)), locale).format(values));
    }

    /** To {@link MessageFormat} a lone apostrophe would begin a quotation, and swallow what is to be put in after it. */
    private static String doubled(String text) {
        return APOSTROPHE
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(found.group().equals("'") ? "''" : found.group()));
    }
}
