package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.sandbox.GraceVariant;
import io.xeroconnect.sandbox.Hold;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.store.InMemoryTokenStore;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An adoption that ends half-way, wherever that is, is finished inside the grace period by another node. */
final class InterruptedAdoptionTest {
    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final Duration BACKGROUND = Duration.ofMillis(500);
    private static final int TRIES_INSIDE_GRACE = 5;

    private final Shop shop = new Shop(
            XeroSandbox.builder().graceVariant(GraceVariant.ENDS_SIBLINGS).start(), new InMemoryTokenStore());
    private final String token = new OldProgram(shop).connect(shop.owner, shop.organisation);

    @AfterEach
    void close() {
        shop.close();
    }

    /** What somebody does on another node later. */
    enum Finisher {
        ADOPTION((shop, token) -> shop.manager.adopt(
                Shop.KEY, shop.xeroApp(), token, shop.organisation.tenantId().toString())),
        CALL((shop, token) -> shop.manager.accessToken(Shop.KEY)),
        SWEEP((shop, token) -> shop.manager.keepAlive());

        private final BiConsumer<Shop, String> action;

        Finisher(BiConsumer<Shop, String> action) {
            this.action = action;
        }

        void tryOnce(Shop shop, String token) {
            try {
                action.accept(shop, token);
            } catch (XeroConnectException e) {
                assertThat(e).hasMessageNotContaining(token);
            }
        }
    }

    private boolean isConnected() {
        return shop.manager
                .findConnection(Shop.KEY)
                .filter(XeroConnection::isUsable)
                .isPresent();
    }

    /** What a sweep starts in the background goes on in real time, and has all of five minutes there. */
    private boolean isConnectedSoon() {
        long end = System.nanoTime() + BACKGROUND.toNanos();
        while (!isConnected() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        return isConnected();
    }

    private void finish(Finisher finisher, String refreshToken) {
        boolean connected = isConnected();
        for (int i = 0; i < TRIES_INSIDE_GRACE && !connected; i++) {
            shop.xero.advance(PAUSE);
            finisher.tryOnce(shop, refreshToken);
            connected = isConnectedSoon();
        }
        assertThat(connected).isTrue();
        for (int i = 0; i < 2; i++) {
            shop.xero.advance(PAUSE);
            shop.manager.keepAlive();
            assertThat(shop.manager.refresh(Shop.KEY).value()).isNotEmpty();
            shop.xero.advance(Duration.ofMinutes(31));
        }
    }

    /** Ends a node before or after its write of this number, as if its machine had stopped there. */
    private void endAt(int write, boolean written) {
        try (ConnectionManager node =
                shop.node(new EndingStore(shop.store, write, written)).build()) {
            String tenantId = shop.organisation.tenantId().toString();
            assertThat(catchThrowable(() -> node.adopt(Shop.KEY, shop.xeroApp(), token, tenantId)))
                    .isInstanceOf(TokenStoreException.class);
        }
    }

    /** Its writes: prepared, candidate, claim, commit, promotion. */
    @ParameterizedTest
    @CsvSource({"1,false", "1,true", "2,false", "2,true", "3,false", "3,true", "4,false", "4,true", "5,false", "5,true"
    })
    void anotherAdoptionFinishesIt(int write, boolean written) {
        endAt(write, written);
        finish(Finisher.ADOPTION, token);
    }

    @ParameterizedTest
    @CsvSource({"2,true", "3,false", "3,true", "4,false", "4,true", "5,false", "5,true"})
    void theSweepFinishesIt(int write, boolean written) {
        endAt(write, written);
        finish(Finisher.SWEEP, token);
    }

    @ParameterizedTest
    @CsvSource({"2,true", "3,false", "3,true", "4,false", "4,true", "5,false", "5,true"})
    void anyCallFinishesIt(int write, boolean written) {
        endAt(write, written);
        finish(Finisher.CALL, token);
    }

    @ParameterizedTest
    @EnumSource(Finisher.class)
    void aLostReplyIsReplayed(Finisher finisher) {
        shop.xero.faults().next(Endpoint.TOKEN, Fault.LOST_REPLY);
        Finisher.ADOPTION.tryOnce(shop, token);
        finish(finisher, token);
    }

    /** The first node's answer says nothing of what the second one has got meanwhile, and must not drop it. */
    @Test
    void aRefusalThatComesAfterATakeoverDropsNothing() throws Exception {
        shop.xero.faults().next(Endpoint.TOKEN, Fault.status(400, "application/json", "{\"error\":\"invalid_grant\"}"));
        CompletableFuture<XeroConnection> first;
        CompletableFuture<XeroConnection> second;
        try (ConnectionManager node = shop.node().build();
                Hold check = shop.xero.hold(Endpoint.CONNECTIONS)) {
            try (Hold refreshes = shop.xero.hold(Endpoint.TOKEN)) {
                first = adoptedBy(shop.manager);
                refreshes.awaitArrivals(1, Duration.ofSeconds(30));
                assertThat(catchThrowable(adoptedBy(node)::get))
                        .hasCauseInstanceOf(TemporarilyUnavailableException.class);
                shop.xero.advance(PAUSE);
                second = adoptedBy(node);
                refreshes.awaitArrivals(2, Duration.ofSeconds(30));
            }
            assertThat(catchThrowable(first::get)).hasCauseInstanceOf(TemporarilyUnavailableException.class);
            check.release();
            assertThat(second.get().isUsable()).isTrue();
        }
    }

    private CompletableFuture<XeroConnection> adoptedBy(ConnectionManager node) {
        String tenantId = shop.organisation.tenantId().toString();
        return CompletableFuture.supplyAsync(
                () -> node.adopt(Shop.KEY, shop.xeroApp(), token, tenantId),
                action -> new Thread(action, "adopting").start());
    }

    @Test
    void aFirstRequestThatArrivesAfterItsReplayEndsNothing() {
        shop.xero.faults().next(Endpoint.TOKEN, Fault.RESET_BEFORE);
        Finisher.ADOPTION.tryOnce(shop, token);
        shop.xero.advance(PAUSE);
        Finisher.ADOPTION.tryOnce(shop, token);
        assertThat(isConnected()).isTrue();
        new OldProgram(shop).refresh(token);
        shop.xero.advance(PAUSE);
        shop.manager.keepAlive();
        shop.xero.advance(Duration.ofMinutes(31));
        assertThat(shop.manager.refresh(Shop.KEY).value()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Finisher.class)
    void aLostReplyBesideADeadConnectionIsReplayed(Finisher finisher) {
        shop.connect();
        shop.xero.advance(Duration.ofDays(61));
        assertThat(catchThrowable(() -> shop.manager.accessToken(Shop.KEY)))
                .isInstanceOf(ReauthorizationRequiredException.class);
        String living = new OldProgram(shop).connect(shop.owner, shop.organisation);
        shop.xero.faults().next(Endpoint.TOKEN, Fault.LOST_REPLY);
        Finisher.ADOPTION.tryOnce(shop, living);
        finish(finisher, living);
    }
}
