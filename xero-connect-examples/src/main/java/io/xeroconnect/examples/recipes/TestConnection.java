package io.xeroconnect.examples.recipes;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.diagnosis.CheckResult.Outcome;
import io.xeroconnect.diagnosis.Diagnosis;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.XeroConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The button <em>Test connection</em> of a settings page, and what its <em>Send to support</em> attaches. */
public final class TestConnection {
    private final ConnectionManager xero;

    /** Tests connections of this manager. */
    public TestConnection(ConnectionManager xero) {
        this.xero = xero;
    }

    /**
     * Tests everything between here and the organisation, with or without a consent. Blocks, for some seconds if something
     * does not answer.
     *
     * @return what the page says, a line for each thing that its owner should do, failures first
     */
    public List<String> forOwner(ConnectionKey shop) {
        Diagnosis test = xero.test(shop);
        List<String> advice = Stream.of(Outcome.FAIL, Outcome.WARN)
                .flatMap(outcome -> advice(test, outcome))
                .distinct()
                .toList();
        if (!advice.isEmpty()) {
            return advice;
        }
        Optional<XeroConnection> connection = xero.findConnection(shop); // before the consent its next step is Connect
        return List.of(connection.map(XeroConnection::nextStep).orElseGet(StatusReason.NO_APP::nextStep));
    }

    /** What was skipped is not yet the owner's concern: before the first consent, most of the checks. */
    private static Stream<String> advice(Diagnosis test, Outcome outcome) {
        return test.results().stream()
                .filter(result -> result.outcome() == outcome)
                .map(CheckResult::ownerRemedy);
    }

    /** Writes the diagnosis, the settings and the last events as a zip archive; no secret is in it. Blocks. */
    public void forSupport(ConnectionKey shop, Path zip) throws IOException {
        Files.write(zip, xero.supportBundle(shop));
    }
}
