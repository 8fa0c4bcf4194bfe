package io.xeroconnect;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.store.TokenRecord;
import java.time.Duration;
import java.util.List;

/** What can be wrong between connections, and with refreshes that are not finished. */
final class StateCauses {
    private static final ConnectionKey OTHER = ConnectionKey.of("other");

    /** A little more than the lease of production. */
    private static final Duration LEASE = Duration.ofSeconds(121);

    private StateCauses() {}

    static List<Cause> all() {
        return List.of(
                Cause.of("the shop is the user's only one", "shared.none", Shop::connect),
                Cause.of("the owner has two shops", "shared.other-organisations", TenantCauses::second),
                Cause.of("two shops have the same books", "shared.same-organisation", shop -> {
                    shop.connect();
                    shop.manager.useApp(OTHER, shop.xeroApp());
                    shop.consent(OTHER, shop.organisation);
                }),
                Cause.of("a record was copied under another key", "shared.copied-tokens", shop -> {
                    shop.connect();
                    TokenRecord record = shop.store.find(Shop.KEY).orElseThrow();
                    Cause.store(shop).overwrite(OTHER, record.payload());
                }),
                Cause.of("there is no user to look for", "shared.not-checked", ConsentCauses::custom),
                Cause.of("no refresh is unfinished", "state.clean", Shop::connect),
                Cause.of("the reply was lost a moment ago", "state.under-way", StateCauses::loseReply),
                Cause.of("the process that refreshed was killed", "state.lease-stuck", shop -> {
                    loseReply(shop);
                    shop.xero.advance(LEASE);
                }),
                Cause.of("a lost reply, and then a rate limit", "state.unfinished", shop -> {
                    loseReply(shop);
                    shop.xero.advance(LEASE);
                    shop.xero.faults().next(Endpoint.TOKEN, Fault.rateLimited(Duration.ofSeconds(60), "minute"));
                    try (ConnectionManager other = shop.node().build()) {
                        shop.xero.advance(Duration.ofMinutes(16));
                        Cause.attempt(() -> other.accessToken(Shop.KEY));
                    }
                }),
                Cause.of("everything was down after the reply was lost", "state.past-grace", shop -> {
                    loseReply(shop);
                    shop.xero.advance(Duration.ofMinutes(31));
                }),
                Cause.of("a paused process came back with tokens", "state.orphan", StateCauses::comeBackLate),
                Cause.of("a disputed refresh succeeded", "state.confirm-owed", shop -> {
                    loseReply(shop);
                    shop.xero.advance(Duration.ofMinutes(18));
                    try (ConnectionManager other = shop.node().build()) {
                        other.accessToken(Shop.KEY);
                    }
                }),
                Cause.of("there are no tokens", "state.not-checked", AppCauses::enter));
    }

    /** The answer to a refresh arrives when another node has long taken over and refreshed. */
    private static void comeBackLate(Shop shop) {
        shop.connect();
        shop.xero.advance(ConsentCauses.TO_EXPIRED);
        try (Tampering between = new Tampering(shop.xero.baseUri());
                ConnectionManager paused =
                        shop.node().endpoints(between.endpoints()).build();
                ConnectionManager other = shop.node().build()) {
            between.tokens(reply -> {
                shop.xero.advance(Duration.ofMinutes(18));
                other.accessToken(Shop.KEY);
                return reply;
            });
            paused.accessToken(Shop.KEY);
        }
    }

    /** The access token has ended, and the answer to its refresh did not arrive. */
    static void loseReply(Shop shop) {
        shop.connect();
        shop.xero.advance(ConsentCauses.TO_EXPIRED);
        shop.xero.faults().next(Endpoint.TOKEN, Fault.LOST_REPLY);
        try (ConnectionManager node = shop.node().build()) {
            Cause.attempt(() -> node.accessToken(Shop.KEY));
        }
    }
}
