package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponseException;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.ConnectionStatus;
import io.xeroconnect.sandbox.Endpoint;
import java.io.FileNotFoundException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code call} makes of each refusal of Xero's API. */
final class CallTest {
    private static final String EXPIRED = "TokenExpired: token expired at 04/09/2023 05:16:59";

    private final Shop shop = new Shop();

    @BeforeEach
    void connect() {
        shop.connect();
        shop.xero.resetRequests();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private String call(Refusal operation) {
        return shop.manager.call(Shop.KEY, operation);
    }

    private long refreshes() {
        return shop.xero.count(Endpoint.TOKEN);
    }

    private long looks() {
        return shop.xero.count(Endpoint.CONNECTIONS);
    }

    private ConnectionStatus status() {
        return shop.manager.findConnection(Shop.KEY).orElseThrow().status();
    }

    private void assertUnchangedAndRunOnce(Refusal operation) {
        assertThat(catchThrowable(() -> call(operation))).isSameAs(operation.thrown);
        assertThat(operation.tokens).hasSize(1);
        assertThat(refreshes()).isZero();
    }

    @Test
    void operationGetsTheTokenAndTheTenant() {
        String token = shop.manager.accessToken(Shop.KEY).value();
        String seen = shop.manager.call(Shop.KEY, (t, tenant) -> t + " " + tenant);
        assertThat(seen).isEqualTo(token + " " + shop.organisation.tenantId());
    }

    @Test
    void expiredTokenIsRefreshedOnceAndTheOperationRepeatedOnce() {
        Refusal operation = Refusal.by(Refusal.answer(401, EXPIRED), 1);
        assertThat(call(operation)).isEqualTo(shop.organisation.tenantId().toString());
        assertThat(operation.tokens).hasSize(2).doesNotHaveDuplicates();
        assertThat(refreshes()).isEqualTo(1);
    }

    @Test
    void secondFailureReachesTheCallerAsItIs() {
        Refusal operation = Refusal.of(401, EXPIRED);
        assertThat(catchThrowable(() -> call(operation))).isSameAs(operation.thrown);
        assertThat(operation.tokens).hasSize(2);
        assertThat(refreshes()).isEqualTo(1);
    }

    @Test
    void tokenThatSomebodyHasReplacedAlreadyIsNotRefreshedAgain() {
        AccessToken old = shop.manager.accessToken(Shop.KEY);
        AccessToken current = shop.manager.refresh(Shop.KEY);
        assertThat(shop.manager.refreshRejected(Shop.KEY, old)).isEqualTo(current);
        assertThat(refreshes()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"insufficient_scope", "insufficent_scope", "Bearer error=\"insufficient_scope\""})
    void missingScopeIsNeverRefreshed(String header) {
        assertUnchangedAndRunOnce(Refusal.of(401, "AuthorizationUnsuccessful", "www-authenticate", header));
        assertUnchangedAndRunOnce(Refusal.of(401, EXPIRED, "WWW-Authenticate", header));
    }

    @Test
    void refusedScopeWithoutAHeaderIsNeverRefreshedEither() {
        assertUnchangedAndRunOnce(Refusal.of(401, "AuthorizationUnsuccessful"));
        assertUnchangedAndRunOnce(Refusal.of(401, "AuthenticationUnsuccessful"));
        assertUnchangedAndRunOnce(Refusal.of(404, EXPIRED));
        assertUnchangedAndRunOnce(Refusal.of(503, "The Organisation is offline"));
    }

    @Test
    void refusalWithoutBodyAndHeaderIsTakenForAnExpiredTokenOnce() {
        RuntimeException unexplained = new IllegalStateException(
                new HttpResponseException.Builder(401, "Unauthorized", new HttpHeaders()).build());
        assertThat(call(Refusal.by(unexplained, 1))).isNotEmpty();
        Refusal lasting = Refusal.by(unexplained, 9);
        assertThat(catchThrowable(() -> call(lasting))).isSameAs(unexplained);
        assertThat(lasting.tokens).hasSize(2);
    }

    @Test
    void organisationDisconnectedInsideXeroIsNoticedAndTold() throws InterruptedException {
        shop.owner.disconnect(shop.app, shop.organisation);
        assertUnchangedAndRunOnce(Refusal.of(403, "AuthenticationUnsuccessful"));
        assertThat(status()).isEqualTo(ConnectionStatus.TENANT_DISCONNECTED);
        shop.awaitEvents("authorized", "tenantDisconnected");
        for (Throwable refused : new Throwable[] {
            catchThrowable(() -> shop.manager.accessToken(Shop.KEY)), catchThrowable(() -> call(Refusal.of(500, "")))
        }) {
            assertThat(refused)
                    .isInstanceOfSatisfying(
                            ReauthorizationRequiredException.class,
                            e -> assertThat(e.reason())
                                    .isEqualTo(ReauthorizationRequiredException.Reason.TENANT_DISCONNECTED));
        }
        assertThat(shop.events).containsExactly("authorized", "tenantDisconnected");
        assertThat(shop.consent(Shop.KEY, shop.organisation).isUsable()).isTrue();
    }

    @Test
    void refusalWithoutADisconnectionChangesNothingAndIsLookedIntoOnceAMinute() {
        for (int i = 0; i < 3; i++) {
            assertUnchangedAndRunOnce(Refusal.of(403, "AuthenticationUnsuccessful"));
        }
        assertThat(looks()).isEqualTo(1);
        assertThat(status()).isEqualTo(ConnectionStatus.CONNECTED);
        shop.xero.advance(Duration.ofSeconds(61));
        assertUnchangedAndRunOnce(Refusal.of(403, "AuthenticationUnsuccessful"));
        assertThat(looks()).isEqualTo(2);
        assertThat(shop.events).containsExactly("authorized");
    }

    @Test
    void disconnectionSeenOnlyByTheRepetitionIsNoticedToo() {
        shop.owner.disconnect(shop.app, shop.organisation);
        RuntimeException forbidden = Refusal.answer(403, "AuthenticationUnsuccessful");
        RuntimeException[] answers = {Refusal.answer(401, EXPIRED), forbidden};
        int[] runs = {0};
        assertThat(catchThrowable(() -> shop.manager.<String, RuntimeException>call(Shop.KEY, (token, tenant) -> {
                    throw answers[runs[0]++];
                })))
                .isSameAs(forbidden);
        assertThat(status()).isEqualTo(ConnectionStatus.TENANT_DISCONNECTED);
    }

    @Test
    void shortRateLimitIsWaitedForOnce() {
        Refusal operation = Refusal.by(Refusal.answer(429, "", "Retry-After", "1"), 1);
        long start = System.nanoTime();
        assertThat(call(operation)).isNotEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(operation.tokens).hasSize(2);
        assertThat(refreshes()).isZero();
    }

    @Test
    void dayLimitIsNeverWaitedFor() {
        for (String problem : new String[] {"day", "Day", "DayLimit", "daily"}) {
            assertUnchangedAndRunOnce(Refusal.by(dayLimit(problem), 9));
        }
        assertUnchangedAndRunOnce(Refusal.of(429, "", "Retry-After", "66975"));
        assertUnchangedAndRunOnce(Refusal.of(429, ""));
    }

    private static RuntimeException dayLimit(String problem) {
        HttpHeaders headers = new HttpHeaders().setRetryAfter("1").set("X-Rate-Limit-Problem", problem);
        return new IllegalStateException(new HttpResponseException.Builder(429, "Too Many Requests", headers).build());
    }

    @Test
    void answerIsFoundDeepInTheCausesAndTheOuterExceptionStays() {
        HttpResponseException answer = new HttpResponseException.Builder(401, "Unauthorized", new HttpHeaders())
                .setContent("{\"Detail\":\"" + EXPIRED + "\"}")
                .build();
        RuntimeException outer = new IllegalStateException(
                "check your scopes", new RuntimeException(new java.io.IOException("sdk", answer)));
        Refusal operation = Refusal.by(outer, 9);
        assertThat(catchThrowable(() -> call(operation))).isSameAs(outer);
        assertThat(operation.tokens).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void causesThatFormARingEndTheSearch() {
        RuntimeException a = new IllegalStateException("a");
        RuntimeException b = new IllegalStateException("b", a);
        a.initCause(b);
        assertUnchangedAndRunOnce(Refusal.by(a, 9));
    }

    @Test
    void checkedExceptionKeepsItsType() {
        FileNotFoundException mine = new FileNotFoundException("mine");
        FileNotFoundException caught = catchThrowableOfType(
                FileNotFoundException.class,
                () -> shop.manager.<String, FileNotFoundException>call(Shop.KEY, (token, tenant) -> {
                    throw mine;
                }));
        assertThat(caught).isSameAs(mine);
    }

    @Test
    void clockTenMinutesSlowIsCorrectedByXeroSayingTokenExpired() throws Exception {
        Clock slow = new ShiftedClock(shop.xero.clock(), Duration.ofMinutes(-10));
        try (ConnectionManager node = shop.node().clock(slow).build()) {
            shop.xero.advance(Duration.ofMinutes(31));
            Api api = new Api(shop.xero.baseUri());
            assertThat(node.call(Shop.KEY, api::organisation)).contains("Corner Shop");
            assertThat(refreshes()).isEqualTo(1);
        }
    }
}
