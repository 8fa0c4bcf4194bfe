package io.xeroconnect.wizard;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/** The words of the pages: the product's own where it has any, else the library's English ones. */
final class Texts {
    private static final ResourceBundle ENGLISH = ResourceBundle.getBundle("io.xeroconnect.wizard.wizard", Locale.ROOT);

    private final Optional<ResourceBundle> own;
    private final Locale locale;

    Texts(Optional<ResourceBundle> own, Locale locale) {
        this.own = own;
        this.locale = locale;
    }

    Locale locale() {
        return locale;
    }

    /** Returns a text that has to be there. */
    String get(String key, Object... values) {
        return find(key, values).orElseThrow(() -> new MissingResourceException(key, "wizard", key));
    }

    /** Returns a text that may be left out. */
    Optional<String> find(String key, Object... values) {
        return own.filter(texts -> texts.containsKey(key))
                .or(() -> Optional.of(ENGLISH).filter(texts -> texts.containsKey(key)))
                .map(texts -> new MessageFormat(texts.getString(key), locale).format(values));
    }
}
