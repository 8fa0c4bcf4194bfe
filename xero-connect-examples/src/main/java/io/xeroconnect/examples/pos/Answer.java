package io.xeroconnect.examples.pos;

import com.xero.models.accounting.ValidationError;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What Xero answered about one document of a batch.
 *
 * @param number the document's, as Xero repeats it
 * @param id Xero's own; empty if it does not accept it
 * @param refusal why Xero does not accept it, in its own words; empty if it does
 */
record Answer(String number, String id, Optional<String> refusal) {
    private static final UUID NONE = new UUID(0, 0);

    /** Set aside until the next run, which looks first whether Xero has it. */
    static Answer missing(String number) {
        return new Answer(number, "", Optional.of("nothing about this one."));
    }

    static Answer of(@Nullable String number, @Nullable UUID id, @Nullable List<ValidationError> errors) {
        String repeated = number == null ? "" : number;
        if (errors != null && !errors.isEmpty()) {
            return new Answer(
                    repeated,
                    "",
                    Optional.of(errors.stream().map(ValidationError::getMessage).collect(Collectors.joining(" "))));
        }
        // What Xero does not keep has no id, or one of zeros, whether it says why or not.
        return id == null || id.equals(NONE)
                ? new Answer(repeated, "", Optional.of("it is not kept, without a reason."))
                : new Answer(repeated, id.toString(), Optional.empty());
    }
}
