package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.migration.OAuth1Credentials;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Hold;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.store.InMemoryTokenStore;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A migration that ends half-way, wherever that is, is finished while the token of OAuth 1.0a still lives. */
final class InterruptedMigrationTest {
    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final int TRIES = 4;

    /** Its writes: prepared, claim, candidate, promotion. */
    private static final int CANDIDATE = 3;

    private final Shop shop = new Shop(XeroSandbox.builder().strict().start(), new InMemoryTokenStore());
    private final OAuth1Credentials credentials = new Partner(shop).knowing(shop.organisation);

    @BeforeEach
    void useApp() {
        shop.manager.useApp(Shop.KEY, shop.xeroApp());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Migration migrate() {
        return shop.manager.migrate(Shop.KEY, credentials);
    }

    /** Ends a node before or after its write of this number, as if its machine had stopped there. */
    private void endAt(int write, boolean written) {
        try (ConnectionManager node =
                shop.node(new EndingStore(shop.store, write, written)).build()) {
            assertThat(catchThrowable(() -> node.migrate(Shop.KEY, credentials)))
                    .isInstanceOf(TokenStoreException.class);
        }
    }

    private boolean isConnected() {
        return shop.manager
                .findConnection(Shop.KEY)
                .filter(XeroConnection::isUsable)
                .isPresent();
    }

    private void finish(Runnable action) {
        for (int i = 0; i < TRIES && !isConnected(); i++) {
            shop.xero.advance(PAUSE);
            try {
                action.run();
            } catch (XeroConnectException e) {
                assertThat(e).isInstanceOf(TemporarilyUnavailableException.class);
            }
        }
        assertThat(isConnected()).isTrue();
        for (int i = 0; i < 2; i++) {
            assertThat(shop.manager.refresh(Shop.KEY).value()).isNotEmpty();
            shop.xero.advance(Duration.ofMinutes(31));
        }
    }

    @ParameterizedTest
    @CsvSource({"1,false", "1,true", "2,false", "2,true", "3,false", "3,true", "4,false", "4,true"})
    void anotherTryFinishesIt(int write, boolean written) {
        endAt(write, written);
        finish(this::migrate);
        boolean kept = write > CANDIDATE || (write == CANDIDATE && written);
        boolean asked = write >= CANDIDATE;
        assertThat(shop.xero.count(Endpoint.MIGRATE)).isEqualTo(asked && !kept ? 2 : 1);
    }

    @ParameterizedTest
    @CsvSource({"3,true", "4,false", "4,true"})
    void theSweepFinishesWhatWasStored(int write, boolean written) {
        endAt(write, written);
        finish(() -> shop.manager.keepAlive());
        assertThat(shop.xero.count(Endpoint.MIGRATE)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"3,true", "4,false", "4,true"})
    void anyCallFinishesWhatWasStored(int write, boolean written) {
        endAt(write, written);
        finish(() -> shop.manager.accessToken(Shop.KEY));
        assertThat(shop.xero.count(Endpoint.MIGRATE)).isEqualTo(1);
    }

    @Test
    void whatWasStoredIsFinishedAfterItsAccessTokenHasEnded() {
        endAt(CANDIDATE, true);
        shop.xero.advance(Duration.ofDays(7));
        finish(() -> shop.manager.keepAlive());
        assertThat(shop.xero.count(Endpoint.MIGRATE)).isEqualTo(1);
    }

    /** Nothing is left there that a sweep could finish, so it is not looked at again and again. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void aLeaseThatWasLeftAloneIsNoWorkForTheSweep(int write) {
        endAt(write, write == 2);
        shop.xero.advance(Duration.ofDays(1));
        assertThat(shop.manager.keepAlive().entries()).isEmpty();
    }

    @Test
    void oneNodeAsksAtATime() throws InterruptedException {
        try (ConnectionManager node = shop.node().build()) {
            CompletableFuture<Migration> first;
            try (Hold swap = shop.xero.hold(Endpoint.MIGRATE)) {
                first = begun();
                swap.awaitArrivals(1, Duration.ofSeconds(30));
                assertThatThrownBy(() -> node.migrate(Shop.KEY, credentials))
                        .isInstanceOfSatisfying(
                                TemporarilyUnavailableException.class,
                                e -> assertThat(e.reason())
                                        .isEqualTo(TemporarilyUnavailableException.Reason.REFRESH_UNDER_WAY));
            }
            assertThat(first.join().isMigrated()).isTrue();
            assertThat(node.migrate(Shop.KEY, credentials).isMigrated()).isTrue();
        }
        assertThat(shop.xero.count(Endpoint.MIGRATE)).isEqualTo(1);
    }

    private CompletableFuture<Migration> begun() {
        return CompletableFuture.supplyAsync(this::migrate, action -> new Thread(action, "migrating").start());
    }

    private void meanwhile(Runnable other) throws InterruptedException {
        CompletableFuture<Migration> late;
        try (Hold swap = shop.xero.hold(Endpoint.MIGRATE)) {
            late = begun();
            swap.awaitArrivals(1, Duration.ofSeconds(30));
            other.run();
        }
        assertThatThrownBy(late::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(TemporarilyUnavailableException.class);
    }

    @Test
    void whatIsForgottenMeanwhileStaysForgotten() throws InterruptedException {
        meanwhile(() -> shop.manager.forget(Shop.KEY));
        assertThat(shop.manager.findConnection(Shop.KEY)).isEmpty();
    }

    @Test
    void whatIsDisconnectedMeanwhileStaysDisconnected() throws InterruptedException {
        meanwhile(() -> shop.manager.disconnect(Shop.KEY));
        assertThat(shop.manager.findConnection(Shop.KEY).orElseThrow().reason()).isEqualTo(StatusReason.DISCONNECTED);
    }

    @Test
    void aConsentThatSucceedsMeanwhileStands() throws InterruptedException {
        meanwhile(() -> shop.consent(Shop.KEY, shop.organisation));
        String living = shop.manager.accessToken(Shop.KEY).value();
        assertThat(migrate().isMigrated()).isTrue();
        assertThat(shop.manager.accessToken(Shop.KEY).value()).isEqualTo(living);
    }
}
