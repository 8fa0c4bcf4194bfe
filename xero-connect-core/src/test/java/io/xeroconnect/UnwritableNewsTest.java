package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.diagnosis.Check;
import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.diagnosis.Diagnosis;
import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.sandbox.XeroSandbox;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A store that does not take what a test has found out is a finding, and never the end of the test. */
final class UnwritableNewsTest {
    private final SpoiltStore store = new SpoiltStore();
    private final Shop shop = new Shop(XeroSandbox.start(), store);

    @BeforeEach
    void connect() {
        shop.connect();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private static String found(Diagnosis diagnosis, Check check) {
        assertThat(diagnosis.results().stream().map(CheckResult::check)).containsExactly(Check.values());
        return diagnosis.find(check).orElseThrow().id();
    }

    private void refuseAppUntilNow() {
        store.change(
                Shop.KEY,
                record -> record.with(f -> f.appProblem(Optional.of(AppRejectedException.Reason.SECRET_REJECTED))));
    }

    @Test
    void disconnectedOrganisationIsFoundThoughItCannotBeNoted() {
        shop.owner.disconnect(shop.app, shop.organisation);
        store.failWriting();
        Diagnosis diagnosis = shop.manager.test(Shop.KEY);
        assertThat(found(diagnosis, Check.TENANTS)).isEqualTo("tenants.gone");
        assertThat(found(diagnosis, Check.STORE)).isEqualTo("store.unwritable");
    }

    @Test
    void acceptedAppIsFoundThoughItCannotBeNoted() {
        refuseAppUntilNow();
        store.failWriting();
        Diagnosis diagnosis = shop.manager.test(Shop.KEY);
        assertThat(found(diagnosis, Check.APP_CREDENTIALS)).isEqualTo("app.accepted");
        assertThat(found(diagnosis, Check.ORGANISATION)).isEqualTo("organisation.answers");
    }

    @Test
    void storeThatRefusesThisRecordOnlyIsNamed() {
        shop.owner.disconnect(shop.app, shop.organisation);
        store.failWriting(Shop.KEY);
        assertThat(found(shop.manager.test(Shop.KEY), Check.STORE)).isEqualTo("store.unwritable");
    }

    @Test
    void storeThatRefusesTheAcceptedAppOnlyIsNamed() {
        refuseAppUntilNow();
        store.failWriting(Shop.KEY);
        assertThat(found(shop.manager.test(Shop.KEY), Check.STORE)).isEqualTo("store.unwritable");
    }

    @Test
    void supportBundleIsStillMade() {
        shop.owner.disconnect(shop.app, shop.organisation);
        store.failWriting();
        assertThat(shop.manager.supportBundle(Shop.KEY)).isNotEmpty();
    }
}
