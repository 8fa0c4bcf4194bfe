package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.sandbox.XeroSandbox;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The tokens that a take-over brought outlive a store that fails longer than Xero forgives a second use. */
final class AdoptionInOutageTest {
    private static final Duration BEYOND_GRACE = Duration.ofMinutes(35);

    private final SpoiltStore store = new SpoiltStore();
    private final Shop shop = new Shop(XeroSandbox.start(), store);
    private final OldProgram old = new OldProgram(shop);
    private final String token = old.connect(shop.owner, shop.organisation);

    @AfterEach
    void close() {
        shop.close();
    }

    private XeroConnection adopt(ConnectionManager node) {
        return node.adopt(
                Shop.KEY, shop.xeroApp(), token, shop.organisation.tenantId().toString());
    }

    private void failAtTheCommit(Tampering between, ConnectionManager node) {
        between.tokens(reply -> {
            store.failWriting();
            return reply;
        });
        assertThatThrownBy(() -> adopt(node)).isInstanceOf(TokenStoreException.class);
        between.tokens(reply -> reply);
        shop.xero.advance(BEYOND_GRACE);
    }

    @Test
    void adoptingAgainAfterTheOutageGoesOnWithThem() {
        try (Tampering between = new Tampering(shop.xero.baseUri());
                ConnectionManager node =
                        shop.node().endpoints(between.endpoints()).build()) {
            failAtTheCommit(between, node);
            store.recover();
            assertThat(adopt(node).isUsable()).isTrue();
            assertThat(node.refresh(Shop.KEY).value()).isNotEmpty();
        }
    }

    @Test
    void closingStoresThemForAnotherNode() {
        try (Tampering between = new Tampering(shop.xero.baseUri())) {
            try (ConnectionManager node =
                    shop.node().endpoints(between.endpoints()).build()) {
                failAtTheCommit(between, node);
                store.recover();
            }
        }
        assertThat(adopt(shop.manager).isUsable()).isTrue();
    }
}
