package io.xeroconnect.support;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * What a command prints: with {@code --json} one document on the standard output and all else on the error stream, without
 * it text on the standard output.
 *
 * @param out the result
 * @param err what is said beside it
 * @param ansi whether colours are wanted
 * @param json whether the result is a document
 */
record Output(PrintWriter out, PrintWriter err, Ansi ansi, boolean json) {
    /** Everything outside ASCII is escaped, so that no terminal or encoding can misread it. */
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    /** Control characters, those above ASCII too, of which one begins a sequence as ESC does, and marks of direction. */
    private static final String STEERING = "[\\p{Cc}\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]";

    /** Writes a document. */
    interface Document {
        void write(JsonGenerator json) throws IOException;
    }

    /** Returns the text without what could steer a terminal: whoever names an organisation chooses the characters. */
    static String clean(String text) {
        return text.replaceAll(STEERING + "+", " ").strip();
    }

    /** As {@link #clean}, with the space at both ends, and with tabs, which steer nothing. */
    static String cleanInPlace(String line) {
        return line.replaceAll("[" + STEERING + "&&[^\t]]", " ");
    }

    /** Prints a line for a person. */
    void line(String text) {
        PrintWriter to = json ? err : out;
        to.println(text);
        to.flush();
    }

    /** Prints the document if one is wanted. */
    void document(Document document) {
        if (json) {
            out.print(text(document) + "\n");
            out.flush();
        }
    }

    /** Returns the text in a colour, if colours are wanted. */
    String coloured(IStyle colour, String text) {
        return ansi.enabled() ? colour.on() + text + Style.reset.on() : text;
    }

    static String text(Document document) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES));
            document.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
