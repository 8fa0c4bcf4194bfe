package io.xeroconnect;

import io.xeroconnect.diagnosis.Diagnosis;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.sandbox.XeroSandbox;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * One cause, made to happen in the sandbox, and the finding that it must give.
 *
 * @param name what happened
 * @param id the finding
 * @param happening makes it happen and tests the connection
 */
record Cause(String name, String id, Happening happening) {
    /** Makes something happen, and tests. */
    interface Happening {
        Diagnosis test(Shop shop) throws Exception;
    }

    /** A cause that the shop's own manager sees. */
    static Cause of(String name, String id, Consumer<Shop> happening) {
        return new Cause(name, id, shop -> {
            happening.accept(shop);
            return tested(shop, shop.manager);
        });
    }

    /** A cause that a manager of other settings sees. */
    static Cause of(
            String name, String id, Consumer<Shop> happening, UnaryOperator<ConnectionManagerBuilder> settings) {
        return new Cause(name, id, shop -> {
            happening.accept(shop);
            try (ConnectionManager node = settings.apply(shop.node()).build()) {
                return tested(shop, node);
            }
        });
    }

    /** A cause before which the test has only a second, so that what hangs need not be waited out. */
    static Cause hurried(String name, String id, Consumer<Shop> happening) {
        return new Cause(name, id, shop -> {
            happening.accept(shop);
            shop.xero.resetRequests();
            return shop.manager.test(Shop.KEY, Duration.ofSeconds(1));
        });
    }

    /** Lets it happen in a shop of its own, and the judge look at the result there. */
    void happen(Judge judge) throws Exception {
        SpoiltStore store = new SpoiltStore();
        try (Shop shop = new Shop(XeroSandbox.start(), store)) {
            try {
                judge.look(happening.test(shop), shop);
            } finally {
                // Or closing would wait for what hangs in it.
                store.unblock();
            }
        }
    }

    /** Looks at a test, and at the shop where it was made. */
    interface Judge {
        void look(Diagnosis diagnosis, Shop shop) throws Exception;
    }

    /** Tests, and leaves only the requests of this test counted. */
    static Diagnosis tested(Shop shop, ConnectionManager node) {
        shop.xero.resetRequests();
        return node.test(Shop.KEY);
    }

    static SpoiltStore store(Shop shop) {
        return (SpoiltStore) shop.store;
    }

    static Fault error(String code) {
        return Fault.status(400, "application/json", "{\"error\":\"" + code + "\"}");
    }

    /** Runs what is expected to fail, for its effect. */
    static void attempt(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            return;
        }
        throw new AssertionError("It was expected to fail.");
    }

    @Override
    public String toString() {
        return name + " → " + id;
    }
}
