package io.xeroconnect.examples.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.model.Assumption;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

/** One measurement that goes wrong does not end the others. */
final class MeasurementTest {
    @Test
    void noAnswerIsAVerdict() throws Exception {
        assertThat(seen(() -> {
                    throw new ConnectException("holds an address");
                }))
                .isEqualTo("no answer (ConnectException)");
    }

    @Test
    void anUnforeseenAnswerIsAVerdict() throws Exception {
        assertThat(seen(() -> {
                    throw new IllegalArgumentException("holds what was sent");
                }))
                .isEqualTo("an answer that cannot be read (IllegalArgumentException)");
    }

    private static String seen(Measurement.Work work) throws InterruptedException {
        Verdict verdict = new Measurement(Assumption.CLIENT_ID_FORMAT, work).run();
        assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_MEASURED);
        return verdict.seen();
    }
}
