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
 * @param id Xero's own
 * @param refusal why Xero does not accept it, in its own words; empty if it does
 */
record Answer(String id, Optional<String> refusal) {
    static Answer of(@Nullable UUID id, @Nullable List<ValidationError> errors) {
        Optional<String> refusal = Optional.ofNullable(errors)
                .filter(some -> !some.isEmpty())
                .map(some -> some.stream().map(ValidationError::getMessage).collect(Collectors.joining(" ")));
        return new Answer(String.valueOf(id), refusal);
    }
}
