package io.xeroconnect.setup;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One step of a set-up, in the words of the owner.
 *
 * @param id which step
 * @param title a few words
 * @param instruction what to do
 * @param warning what would be regretted later, to be shown before the step is done
 * @param link a page at Xero to open in a window of its own
 * @param values what to copy into the form there
 * @param fields what to paste here
 * @param doneWhen how the owner sees that the step is done
 * @param done whether it is done
 */
public record SetupStep(
        Id id,
        String title,
        String instruction,
        Optional<String> warning,
        Optional<URI> link,
        List<CopyValue> values,
        List<SetupField> fields,
        String doneWhen,
        boolean done) {
    /** Which step. */
    public enum Id {
        /** Have ready what is needed. The owner ticks it. */
        PREPARE(true),
        /** Sign in at Xero's developer site. The owner ticks it. */
        SIGN_IN(true),
        /** Make the app there. The owner ticks it. */
        CREATE_APP(true),
        /** Find the app that exists already. The owner ticks it. */
        FIND_APP(true),
        /** Paste the client id. */
        CLIENT_ID(false),
        /** Generate and paste the client secret. */
        CLIENT_SECRET(false),
        /** Press Save at Xero. The owner ticks it. */
        SAVE_AT_XERO(true),
        /** Allow access; done by itself where the stored tokens go on. */
        CONNECT(false),
        /** Choose or confirm the organisation; only there if Xero leaves it open. */
        ORGANISATION(false),
        /** Test the connection. Tick it when {@code Diagnosis.completesSetup} says so. */
        TEST(true);

        private final boolean ticked;

        Id(boolean ticked) {
            this.ticked = ticked;
        }

        /** Returns whether it is done when it is ticked; the others are seen to be done. */
        public boolean isTicked() {
            return ticked;
        }
    }

    /** Copies the lists. */
    public SetupStep {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(instruction, "instruction");
        Objects.requireNonNull(warning, "warning");
        Objects.requireNonNull(link, "link");
        values = List.copyOf(values);
        fields = List.copyOf(fields);
        Objects.requireNonNull(doneWhen, "doneWhen");
    }
}
