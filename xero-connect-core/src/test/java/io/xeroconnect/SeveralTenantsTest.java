package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.javanet.NetHttpTransport;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.event.ConnectionEvent;
import io.xeroconnect.event.ConnectionListener;
import io.xeroconnect.model.ConnectionStatus;
import io.xeroconnect.sandbox.SandboxOrganisation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of several organisations each is judged by itself. */
final class SeveralTenantsTest {
    private final Shop shop = new Shop();
    private final SandboxOrganisation second = shop.xero.addOrganisation("Second Shop", shop.owner);
    private final List<String> lost = new CopyOnWriteArrayList<>();
    private final ConnectionManager manager = shop.node()
            .listener(new ConnectionListener() {
                @Override
                public void tenantDisconnected(ConnectionEvent event) {
                    lost.add(event.error().orElseThrow().getMessage());
                }
            })
            .build();

    @BeforeEach
    void connectBoth() {
        shop.manager.useApp(Shop.KEY, shop.xeroApp());
        shop.app.enableBulkConnections();
        shop.consent(Shop.KEY, shop.organisation, second);
        manager.selectTenant(Shop.KEY, id(shop.organisation));
    }

    @AfterEach
    void close() {
        manager.close();
        shop.close();
    }

    private static String id(SandboxOrganisation organisation) {
        return organisation.tenantId().toString();
    }

    private String call(SandboxOrganisation organisation) throws Exception {
        return manager.call(
                Shop.KEY, id(organisation), (token, tenant) -> Organisation.ask(shop.xero.baseUri(), token, tenant));
    }

    private ConnectionStatus status() {
        return manager.findConnection(Shop.KEY).orElseThrow().status();
    }

    private void loseTheSelectedOne() {
        shop.owner.disconnect(shop.app, shop.organisation);
        assertThat(catchThrowable(() -> call(shop.organisation))).isNotNull();
        assertThat(status()).isEqualTo(ConnectionStatus.TENANT_DISCONNECTED);
    }

    @Test
    void selectedOneThatIsGoneStopsNoCallToAnother() throws Exception {
        loseTheSelectedOne();
        assertThat(call(second)).contains("Second Shop");
        shop.xero.advance(Duration.ofHours(1));
        assertThat(call(second)).contains("Second Shop");
        assertThat(get(second)).contains("Second Shop");
        assertThat(catchThrowable(() -> call(shop.organisation))).isInstanceOf(ReauthorizationRequiredException.class);
    }

    @Test
    void tokenRejectedBesideOneThatIsGoneIsRefreshedToo() {
        loseTheSelectedOne();
        Refusal operation = Refusal.by(Refusal.answer(401, "TokenExpired: token expired"), 1);
        assertThat(manager.call(Shop.KEY, id(second), operation)).isEqualTo(id(second));
        assertThat(operation.tokens).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void whereBothAreGoneNoCallIsMade() {
        shop.owner.disconnect(shop.app, second);
        loseTheSelectedOne();
        assertThat(catchThrowable(() -> call(second))).isInstanceOf(ReauthorizationRequiredException.class);
    }

    @Test
    void otherOneThatIsGoneIsToldOnceByItsName() {
        shop.owner.disconnect(shop.app, second);
        for (int i = 0; i < 3; i++) {
            assertThat(catchThrowable(() -> call(second))).isNotNull();
            shop.xero.advance(Duration.ofSeconds(61));
        }
        assertThat(lost).singleElement().asString().contains("Second Shop").contains(id(second));
        assertThat(status()).isEqualTo(ConnectionStatus.CONNECTED);
    }

    private String get(SandboxOrganisation organisation) throws IOException {
        HttpResponse answer = new NetHttpTransport()
                .createRequestFactory(manager.requestInitializer(Shop.KEY, id(organisation)))
                .buildGetRequest(new GenericUrl(shop.xero.baseUri().resolve("/api.xro/2.0/Organisation")))
                .execute();
        return answer.parseAsString();
    }
}
