package io.xeroconnect.internal.setup;

import io.xeroconnect.setup.Wording;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** The words of a set-up, with the library's English ones where the product has none. */
final class Texts {
    private static final ResourceBundle ENGLISH = ResourceBundle.getBundle("io.xeroconnect.setup.setup", Locale.ROOT);

    private Texts() {}

    static Wording of(Optional<ResourceBundle> own) {
        return new Wording(own, ENGLISH, Locale.ROOT);
    }
}
