package io.xeroconnect.acceptance.crash;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.TimedManager;
import io.xeroconnect.acceptance.store.Storage;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.model.XeroEndpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;

/**
 * A node in a process of its own. It refreshes once, and stands still at one moment until it is killed or told to go on.
 *
 * <p>Arguments: the store, Xero's address, the moment, the lease.
 */
final class DoomedNode {
    static final String HALTED = "halted";
    static final String ENDED = "ended";

    private DoomedNode() {}

    public static void main(String[] args) {
        HaltingStore store = new HaltingStore(Storage.open(args[0]), Moment.valueOf(args[2]), DoomedNode::halt);
        try (ConnectionManager node = TimedManager.withLease(
                        ConnectionManager.builder(store)
                                .endpoints(XeroEndpoints.at(URI.create(args[1])))
                                .keepAlive(Duration.ZERO),
                        Duration.parse(args[3]))
                .build()) {
            node.refresh(Shop.KEY);
        } catch (XeroConnectException e) {
            tell(e.toString());
        }
        tell(ENDED);
    }

    static void halt() {
        tell(HALTED);
        try {
            if (System.in.read() < 0) {
                Runtime.getRuntime().halt(1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void tell(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
