package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.diagnosis.Check;
import io.xeroconnect.diagnosis.Diagnosis;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.SandboxRequest;
import io.xeroconnect.store.TokenRecord;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A test refreshes nothing that is not due, and asks each host no more often than promised. */
final class ChecksNeverSpendTest {
    private static final Set<Endpoint> IDENTITY =
            EnumSet.of(Endpoint.TOKEN, Endpoint.KEYS, Endpoint.DISCOVERY, Endpoint.REVOCATION);
    private static final Set<Endpoint> API = EnumSet.of(
            Endpoint.CONNECTIONS,
            Endpoint.ORGANISATION,
            Endpoint.ACTIONS,
            Endpoint.USERS,
            Endpoint.INVOICES,
            Endpoint.JOURNALS);

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    private static long count(Shop at, Set<Endpoint> host) {
        return host.stream().mapToLong(at.xero::count).sum();
    }

    private long refreshes() {
        return shop.xero.count(Endpoint.TOKEN, ChecksNeverSpendTest::isRefresh);
    }

    private static boolean isRefresh(SandboxRequest request) {
        return "refresh_token".equals(request.form().get("grant_type"));
    }

    private String found(Diagnosis diagnosis, Check check) {
        return diagnosis.find(check).orElseThrow().id();
    }

    @Test
    void healthyConnectionIsLeftAsItIs() {
        shop.connect();
        var before = shop.store.find(Shop.KEY);
        shop.xero.resetRequests();
        for (int i = 0; i < 3; i++) {
            assertThat(shop.manager.test(Shop.KEY).isHealthy()).isTrue();
        }
        assertThat(shop.store.find(Shop.KEY)).isEqualTo(before);
        assertThat(refreshes()).isZero();
        assertThat(count(shop, IDENTITY)).isEqualTo(3);
        assertThat(count(shop, API)).isEqualTo(9);
    }

    @Test
    void testLeavesNoRecordOfItsOwn() {
        shop.connect();
        List<TokenRecord> before = shop.store.page("", 100);
        shop.manager.test(Shop.KEY);
        assertThat(shop.store.page("", 100)).isEqualTo(before);
    }

    @Test
    void staleConnectionIsRefreshedOnceAndNotAgain() {
        shop.connect();
        shop.xero.advance(ConsentCauses.TO_STALE);
        shop.xero.resetRequests();
        assertThat(found(shop.manager.test(Shop.KEY), Check.ACCESS_TOKEN)).isEqualTo("token.refreshed");
        assertThat(found(shop.manager.test(Shop.KEY), Check.ACCESS_TOKEN)).isEqualTo("token.usable");
        assertThat(refreshes()).isEqualTo(1);
    }

    @Test
    void refreshByTheOlderSecretNeedsNoThirdRequest() {
        shop.connect();
        String unsaved = shop.app.addSecret();
        shop.manager.useApp(Shop.KEY, XeroApp.web(shop.app.clientId(), unsaved, Shop.CALLBACK));
        shop.xero.advance(ConsentCauses.TO_STALE);
        shop.xero.resetRequests();
        Diagnosis diagnosis = shop.manager.test(Shop.KEY);
        assertThat(found(diagnosis, Check.ACCESS_TOKEN)).isEqualTo("token.refreshed");
        assertThat(found(diagnosis, Check.APP_CREDENTIALS)).isEqualTo("app.new-secret-not-accepted");
        assertThat(count(shop, IDENTITY)).isEqualTo(2);
    }

    static List<Cause> causes() {
        return DiagnosisCausesTest.causes()
                .filter(cause -> !cause.id().startsWith("network.no-"))
                .toList();
    }

    /** Whatever is wrong, the first test of it and one more each stay within their requests. */
    @ParameterizedTest
    @MethodSource("causes")
    void noCauseCostsMoreThanPromised(Cause cause) throws Exception {
        cause.happen((diagnosis, other) -> {
            assertIsAsPromised(other);
            other.xero.resetRequests();
            other.manager.test(Shop.KEY, Duration.ofSeconds(2));
            assertIsAsPromised(other);
        });
    }

    private static void assertIsAsPromised(Shop tested) {
        assertThat(count(tested, IDENTITY)).isLessThanOrEqualTo(2);
        assertThat(count(tested, API)).isLessThanOrEqualTo(3);
    }
}
