package io.xeroconnect.acceptance.crash;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.acceptance.store.Storage;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import java.net.URI;
import java.time.Duration;

/**
 * A node in a process of its own, which adopts what another program kept and stands still at one moment of it.
 *
 * <p>Arguments: the store, Xero's address, the moment, the client id, the secret, the refresh token, the tenant id.
 */
final class AdoptingNode {
    private AdoptingNode() {}

    public static void main(String[] args) {
        HaltingStore store = new HaltingStore(Storage.open(args[0]), Moment.valueOf(args[2]), DoomedNode::halt);
        try (ConnectionManager node = ConnectionManager.builder(store)
                .endpoints(XeroEndpoints.at(URI.create(args[1])))
                .keepAlive(Duration.ZERO)
                .build()) {
            node.adopt(Shop.KEY, XeroApp.web(args[3], args[4], Shop.CALLBACK), args[5], args[6]);
        }
    }
}
