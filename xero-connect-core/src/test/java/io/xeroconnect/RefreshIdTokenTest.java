package io.xeroconnect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.model.AccessToken;
import io.xeroconnect.store.TokenRecord;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A refresh has spent its token, so an id_token that comes with the answer cannot be allowed to cost the connection. It is
 * not used, and dropped unread. The names are those of the OpenID conformance suite.
 */
final class RefreshIdTokenTest {
    private final ForgedIdentity identity = new ForgedIdentity();

    @AfterEach
    void close() {
        identity.close();
    }

    record Module(String name, Consumer<Map<String, Object>> claims) {
        @Override
        public String toString() {
            return "oidcc-client-test-refresh-token" + name;
        }
    }

    static Stream<Module> modules() {
        return Stream.of(
                new Module("", any -> {}),
                new Module("-invalid-issuer", all -> all.put("iss", "https://op.example/")),
                new Module("-invalid-sub", all -> all.put("sub", "f".repeat(32))),
                new Module("-invalid-aud", all -> all.put("aud", "another-client")),
                new Module("-invalid-azp", all -> all.put("azp", "another-client")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("modules")
    void refreshIsKeptAndItsIdTokenIsNot(Module module) {
        identity.answer(header -> {}, module.claims());
        assertRefreshesGoOn();
    }

    @Test
    void nonsenseCostsNoRefreshEither() {
        identity.wire.tokens(reply -> reply.replaceFirst("\"id_token\":\"[^\"]*\"", "\"id_token\":\"nonsense\""));
        assertRefreshesGoOn();
    }

    private void assertRefreshesGoOn() {
        AccessToken first = identity.node.accessToken(Shop.KEY);
        AccessToken second = identity.node.refresh(Shop.KEY);
        assertThat(second).isNotEqualTo(first);
        assertThat(identity.node.refresh(Shop.KEY)).isNotEqualTo(second);
        TokenRecord record = identity.shop.store.find(Shop.KEY).orElseThrow();
        assertThat(new String(record.payload(), UTF_8)).contains("refreshToken").doesNotContain("idToken");
        assertThat(identity.node.findConnection(Shop.KEY).orElseThrow().isUsable())
                .isTrue();
    }
}
