package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.XeroConnection;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** A connected shop whose next token answers carry id_tokens of the test's making, signed with a key that Xero publishes. */
final class ForgedIdentity implements AutoCloseable {
    static final ForgedIdToken FORGER = new ForgedIdToken("KEY-1");
    static final ForgedIdToken ANOTHER = new ForgedIdToken("KEY-1");

    final Shop shop = new Shop();
    final Tampering wire = new Tampering(shop.xero.baseUri());
    final ConnectionManager node = shop.node().endpoints(wire.endpoints()).build();

    ForgedIdentity() {
        shop.connect();
        keys(FORGER.jwk());
    }

    /** Makes these the keys of Xero. */
    void keys(String... jwks) {
        wire.keys(any -> "{\"keys\":[" + String.join(",", jwks) + "]}");
    }

    /** Changes the id_token of each token answer from now on. */
    void answer(Consumer<Map<String, Object>> header, Consumer<Map<String, Object>> claims) {
        wire.tokens(reply -> FORGER.into(reply, header, claims));
    }

    /** Goes through a whole consent. */
    XeroConnection consent() {
        Consent consent = Consent.begin(node);
        return consent.load(
                shop.owner.allow(consent.request().uri(), shop.organisation).getRawQuery());
    }

    void assertAccepted() {
        AccessToken before = node.accessToken(Shop.KEY);
        assertThat(consent().isUsable()).isTrue();
        assertThat(node.accessToken(Shop.KEY)).isNotEqualTo(before);
    }

    /** Checks that the consent is dropped for this reason, and that the living connection goes on, over a refresh too. */
    void assertDropped(String detail) {
        AccessToken before = node.accessToken(Shop.KEY);
        AuthorizationFailedException dropped = catchThrowableOfType(AuthorizationFailedException.class, this::consent);
        assertThat(dropped.reason()).isEqualTo(AuthorizationFailedException.Reason.ID_TOKEN_INVALID);
        assertThat(dropped).hasMessageContaining("(" + detail);
        assertThat(node.accessToken(Shop.KEY)).isEqualTo(before);
        wire.tokens(reply -> reply);
        shop.xero.advance(Duration.ofMinutes(31));
        assertThat(node.accessToken(Shop.KEY)).isNotEqualTo(before);
    }

    @Override
    public void close() {
        node.close();
        wire.close();
        shop.close();
    }
}
