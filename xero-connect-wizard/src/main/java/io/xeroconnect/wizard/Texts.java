package io.xeroconnect.wizard;

import io.xeroconnect.setup.Wording;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** The words of the pages: the product's own where it has any, else the library's English ones. */
final class Texts {
    private static final ResourceBundle ENGLISH = ResourceBundle.getBundle("io.xeroconnect.wizard.wizard", Locale.ROOT);

    private final Wording words;

    Texts(Optional<ResourceBundle> own, Locale locale) {
        words = new Wording(own, ENGLISH, locale);
    }

    Locale locale() {
        return words.locale();
    }

    /** Returns a text that has to be there. */
    String get(String key, Object... values) {
        return words.get(key, values);
    }

    /** Returns a text that may be left out. */
    Optional<String> find(String key, Object... values) {
        return words.find(key, values);
    }
}
