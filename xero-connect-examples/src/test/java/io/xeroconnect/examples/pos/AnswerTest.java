package io.xeroconnect.examples.pos;

import static org.assertj.core.api.Assertions.assertThat;

import com.xero.models.accounting.ValidationError;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class AnswerTest {
    private static final UUID ID = UUID.fromString("8b6e1f5c-2f6d-4b7c-9d0e-3a1f5c7e9b2d");

    @Test
    void anIdWithoutErrorsIsAccepted() {
        assertThat(Answer.of("A1", ID, List.of()).refusal()).isEmpty();
        assertThat(Answer.of("A1", ID, null).id()).isEqualTo(ID.toString());
    }

    @Test
    void everyErrorIsTold() {
        List<ValidationError> errors =
                List.of(new ValidationError().message("No account."), new ValidationError().message("No contact."));
        assertThat(Answer.of("A1", ID, errors).refusal()).contains("No account. No contact.");
    }

    @Test
    void whatHasNoIdIsNotTakenForPosted() {
        assertThat(Answer.of("A1", null, null).refusal()).isPresent();
        assertThat(Answer.of("A1", new UUID(0, 0), List.of()).refusal()).isPresent();
    }
}
