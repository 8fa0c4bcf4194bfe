package io.xeroconnect.refresh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.error.TokenStoreException.Reason;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroConnection;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A record that cannot be understood: named, left alone, and out of the way of the others. */
final class CorruptRecordTest {
    private static final String SECRET = "geheim-5120";

    static Stream<String> garbage() {
        String app = "\"app\":{\"type\":\"%s\",\"clientId\":\"%s\"}";
        return Stream.of(
                "",
                "null",
                SECRET,
                "{\"format\":1",
                "{\"format\":1} " + SECRET,
                "{\"format\":\"" + SECRET + "\"}",
                "{\"format\":1,\"format\":1}",
                "{\"format\":1,\"generation\":1,\"appProblem\":\"" + SECRET + "\"}",
                "{\"format\":1,\"generation\":1," + String.format(app, SECRET, SECRET) + "}",
                "{\"format\":1,\"generation\":1," + String.format(app, "PKCE", " " + SECRET) + "}",
                "{\"format\":1,\"generation\":1,\"tokens\":{\"accessToken\":\"" + SECRET + "\"}}",
                "{\"format\":1,\"generation\":1,\"tokens\":{\"accessToken\":\"a\",\"obtainedAt\":0,\"expiresAt\":1,"
                        + "\"scopes\":[\"" + SECRET + " \\u0000\"],\"clientId\":\"b\"}}",
                "{\"format\":1,\"generation\":1,\"lease\":{\"owner\":\"" + SECRET + "\",\"millis\":\"" + SECRET
                        + "\"}}",
                "{\"format\":1,\"generation\":1,\"x\":" + "[".repeat(5000) + "}");
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("garbage")
    void isNamedAndNotQuotedAndLeftAlone(String payload) throws Exception {
        try (Till till = Till.connected();
                ConnectionManager node = till.node().build()) {
            ConnectionKey healthy = ConnectionKey.of("shop-8");
            till.connect(healthy);
            till.store.put(Till.KEY, payload.getBytes(UTF_8));
            for (ThrowingCallable use : uses(node)) {
                TokenStoreException failed = catchThrowableOfType(TokenStoreException.class, use);
                assertThat(failed.reason()).isEqualTo(Reason.CORRUPT);
                assertThat(failed.key()).contains(Till.KEY);
                assertThat(failed).hasMessageContaining("shop-7").hasMessageNotContaining(SECRET);
                assertThat(failed.getCause()).isNull();
            }
            assertThat(node.connections().map(XeroConnection::key)).containsExactly(healthy);
            assertThat(till.store.payload(Till.KEY)).asString(UTF_8).isEqualTo(payload);
            assertThat(node.accessToken(healthy).value()).isNotEmpty();
        }
    }

    @Test
    void isRemovedByForget() throws Exception {
        try (Till till = Till.connected()) {
            till.store.put(Till.KEY, SECRET.getBytes(UTF_8));
            till.manager.forget(Till.KEY);
            assertThat(till.store.holds(Till.KEY)).isFalse();
            assertThat(till.connect(Till.KEY).isUsable()).isTrue();
        }
    }

    @Test
    void aNewerFormatIsRefusedAndNeverOverwritten() throws Exception {
        String newer = "{\"format\":2,\"tokens\":{\"sealed\":\"" + SECRET + "\"}}";
        try (Till till = Till.connected();
                ConnectionManager node = till.node().build()) {
            till.store.put(Till.KEY, newer.getBytes(UTF_8));
            for (ThrowingCallable use : uses(node)) {
                TokenStoreException failed = catchThrowableOfType(TokenStoreException.class, use);
                assertThat(failed.reason()).isEqualTo(Reason.NEWER_FORMAT);
                assertThat(failed.key()).contains(Till.KEY);
                assertThat(failed).hasMessageContaining("format 2").hasMessageNotContaining(SECRET);
            }
            assertThat(node.connections()).isEmpty();
            assertThat(catchThrowableOfType(TokenStoreException.class, () -> node.forget(Till.KEY))
                            .reason())
                    .isEqualTo(Reason.NEWER_FORMAT);
            assertThat(till.store.payload(Till.KEY)).asString(UTF_8).isEqualTo(newer);
        }
    }

    private static List<ThrowingCallable> uses(ConnectionManager node) {
        return List.of(
                () -> node.findConnection(Till.KEY),
                () -> node.accessToken(Till.KEY),
                () -> node.refresh(Till.KEY),
                () -> node.useApp(Till.KEY, XeroApp.pkce("0123", Till.CALLBACK)),
                () -> node.disconnect(Till.KEY));
    }
}
