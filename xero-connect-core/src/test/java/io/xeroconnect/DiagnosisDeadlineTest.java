package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.diagnosis.Check;
import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.diagnosis.CheckResult.Outcome;
import io.xeroconnect.diagnosis.Diagnosis;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.sandbox.Hold;
import io.xeroconnect.sandbox.XeroSandbox;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A test ends in its time, whatever hangs, and every check says what it could not see. */
final class DiagnosisDeadlineTest {
    private static final Duration TIME = Duration.ofSeconds(2);

    /** What a busy machine may add. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final SpoiltStore store = new SpoiltStore();
    private final Shop shop = new Shop(XeroSandbox.start(), store);

    @AfterEach
    void close() {
        store.unblock();
        shop.close();
    }

    private Diagnosis testInTime() {
        long begin = System.nanoTime();
        Diagnosis diagnosis = shop.manager.test(Shop.KEY, TIME);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(TIME.plus(SLACK));
        assertThat(diagnosis.results().stream().map(CheckResult::check)).containsExactly(Check.values());
        return diagnosis;
    }

    private static Outcome outcome(Diagnosis diagnosis, Check check) {
        return diagnosis.find(check).orElseThrow().outcome();
    }

    @Test
    void nothingAnswersAndWhatIsStoredIsStillSeen() {
        shop.connect();
        Hold token = shop.xero.hold(Endpoint.TOKEN);
        Hold list = shop.xero.hold(Endpoint.CONNECTIONS);
        try {
            Diagnosis diagnosis = testInTime();
            assertThat(diagnosis.find(Check.NETWORK).orElseThrow().id()).isEqualTo("network.no-answer");
            assertThat(outcome(diagnosis, Check.APP_CREDENTIALS)).isEqualTo(Outcome.SKIPPED);
            assertThat(outcome(diagnosis, Check.CLOCK)).isEqualTo(Outcome.SKIPPED);
            assertThat(outcome(diagnosis, Check.TENANTS)).isEqualTo(Outcome.FAIL);
            assertThat(diagnosis.find(Check.TENANTS).orElseThrow().finding()).contains("in the time that was left");
            for (Check local : new Check[] {Check.STORE, Check.CONSENT, Check.REFRESH_TOKEN, Check.SCOPES}) {
                assertThat(outcome(diagnosis, local)).isEqualTo(Outcome.PASS);
            }
        } finally {
            token.release();
            list.release();
        }
    }

    @Test
    void refreshThatHangsLeavesTimeForTheRest() {
        shop.connect();
        shop.xero.advance(ConsentCauses.TO_STALE);
        shop.xero.faults().next(Endpoint.TOKEN, Fault.status(400, "application/json", "{\"error\":\"invalid_grant\"}"));
        shop.xero.faults().next(Endpoint.TOKEN, Fault.slow(TIME.multipliedBy(2)));
        Diagnosis diagnosis = testInTime();
        assertThat(diagnosis.find(Check.ACCESS_TOKEN).orElseThrow().id()).isEqualTo("token.due");
        assertThat(outcome(diagnosis, Check.TENANTS)).isEqualTo(Outcome.PASS);
    }

    @Test
    void cutNetworkIsToldApartFromEverythingElse() {
        shop.connect();
        shop.xero.goOffline();
        Diagnosis diagnosis = testInTime();
        assertThat(diagnosis.isHealthy()).isFalse();
        assertThat(diagnosis.results().stream().filter(result -> result.outcome() == Outcome.FAIL))
                .extracting(CheckResult::check)
                .containsExactly(Check.NETWORK, Check.TENANTS);
        assertThat(diagnosis.find(Check.ORGANISATION).orElseThrow().finding()).contains("(ConnectException)");
    }

    @Test
    void storeThatHangsIsNamed() {
        store.hang();
        Diagnosis diagnosis = testInTime();
        assertThat(diagnosis.find(Check.STORE).orElseThrow().id()).isEqualTo("store.no-answer");
        assertThat(diagnosis.find(Check.CONSENT).orElseThrow().id()).isEqualTo("consent.not-checked");
    }

    @Test
    void interruptedTestHasNoResult() {
        assertInterrupted(shop.manager);
    }

    @Test
    void interruptedTestHasNoResultThoughItsWorkHasEnded() {
        try (ConnectionManager atOnce = shop.node().executor(Runnable::run).build()) {
            assertInterrupted(atOnce);
        }
    }

    private static void assertInterrupted(ConnectionManager manager) {
        Thread.currentThread().interrupt();
        TemporarilyUnavailableException error =
                catchThrowableOfType(TemporarilyUnavailableException.class, () -> manager.test(Shop.KEY));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(error.reason()).isEqualTo(TemporarilyUnavailableException.Reason.INTERRUPTED);
    }
}
