package io.xeroconnect.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import java.util.Optional;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of a product and of the library. */
final class WordingTest {
    private static ResourceBundle bundle(String text) throws IOException {
        return new PropertyResourceBundle(new StringReader(text));
    }

    /** Quoted by bars, since here an apostrophe is what is tested. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', delimiter = ';', textBlock = """
            Ouvrez l'app {0}.          ; Ouvrez l'app Till.
            Le nom d'{0} n'est pas lu. ; Le nom d'Till n'est pas lu.
            Ouvrez l''app {0}.         ; Ouvrez l'app Till.
            The app '{0}'.             ; The app 'Till'.
            Ends with {0}'             ; Ends with Till'
            Write '{'0'}' for {0}.     ; Write {0} for Till.
            """)
    void apostropheSwallowsNothing(String text, String shown) throws IOException {
        Wording words = new Wording(Optional.of(bundle("a=" + text)), bundle(""), Locale.FRENCH);
        assertThat(words.get("a", "Till")).isEqualTo(shown);
    }

    @Test
    void whatTheProductLeavesOutIsTheLibrarys() throws IOException {
        Wording words = new Wording(Optional.of(bundle("a=Mine")), bundle("a=Yours\nb=Yours too"), Locale.ROOT);
        assertThat(words.get("a")).isEqualTo("Mine");
        assertThat(words.get("b")).isEqualTo("Yours too");
        assertThat(words.find("c")).isEmpty();
    }
}
