package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xeroconnect.callback.AuthorizationCallback;
import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.event.ConnectionEvent;
import io.xeroconnect.event.ConnectionListener;
import io.xeroconnect.internal.json.Json;
import io.xeroconnect.internal.json.JsonException;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.store.TokenRecord;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No secret in any text form, error or event: each known one is searched for. */
final class SecretsTest {
    private final Shop shop = new Shop();
    private final List<String> secrets = new ArrayList<>(List.of(shop.app.secret()));
    private final List<Object> texts = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        shop.close();
    }

    private void assertNoSecretIn(Object text) {
        assertThat(secrets)
                .hasSizeGreaterThan(4)
                .allSatisfy(secret -> assertThat(secret).hasSizeGreaterThan(15));
        assertThat(String.valueOf(text)).doesNotContain(secrets);
    }

    private static String whole(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private void noteStoredSecrets() throws JsonException {
        for (TokenRecord record : shop.store.page("", 10)) {
            texts.add(record);
            var tokens = Json.object(record.payload()).object("tokens");
            if (tokens.isPresent()) {
                secrets.add(tokens.get().requiredText("accessToken"));
                secrets.add(tokens.get().requiredText("refreshToken"));
            }
        }
    }

    @Test
    void valuesAndEventsShowNone() throws JsonException {
        ConnectionListener listener = new ConnectionListener() {
            @Override
            public void authorized(ConnectionEvent event) {
                texts.add(event);
            }

            @Override
            public void appRejected(ConnectionEvent event) {
                texts.add(event);
                event.error().ifPresent(error -> texts.add(whole(error)));
            }
        };
        try (ConnectionManager node = shop.node().listener(listener).build()) {
            XeroApp app = shop.xeroApp().withPreviousSecret("previous-secret-previous");
            secrets.add("previous-secret-previous");
            texts.add(app);
            texts.add(node.useApp(Shop.KEY, app));
            AuthorizationRequest request = node.beginAuthorization(Shop.KEY);
            Consent consent = new Consent(node, request);
            secrets.add(consent.state());
            secrets.add(consent.cookie().replaceAll(".*=", ""));
            texts.add(request);
            String query = shop.owner.allow(request.uri()).getRawQuery();
            secrets.add(Consent.parameters(query).getOrDefault("code", ""));
            texts.add(new AuthorizationCallback(query));
            texts.add(consent.load(query));
            AccessToken token = node.accessToken(Shop.KEY);
            texts.add(token);
            noteStoredSecrets();
            texts.add(node.test(Shop.KEY));
            texts.add(node.planDisconnect(Shop.KEY));
            texts.add(node.findConnection(Shop.KEY));
            shop.app.deleteSecret(shop.app.secret());
            texts.add(whole(catchThrowable(() -> node.refresh(Shop.KEY))));
        }
        texts.forEach(this::assertNoSecretIn);
        assertThat(texts).hasSizeGreaterThan(12);
    }

    @Test
    void errorsOfEveryFaultShowNone() throws JsonException {
        shop.connect();
        noteStoredSecrets();
        Fault leaking = Fault.status(400, "application/json", "{\"error\":\"" + secrets.get(1) + "\"}");
        Fault chatty = Fault.status(500, "text/plain", String.join(" ", secrets));
        for (Fault fault : List.of(Fault.HTML_503, Fault.LOST_REPLY, Fault.RESET_BEFORE, leaking, chatty)) {
            Consent consent = Consent.begin(shop.manager);
            secrets.add(consent.state());
            String query =
                    shop.owner.allow(consent.request().uri(), shop.organisation).getRawQuery();
            secrets.add(Consent.parameters(query).getOrDefault("code", ""));
            shop.xero.faults().next(Endpoint.TOKEN, fault);
            assertNoSecretIn(whole(catchThrowable(() -> consent.load(query))));
        }
        for (Fault fault : List.of(Fault.HTML_503, leaking, chatty)) {
            try (ConnectionManager node = shop.node().build()) {
                shop.xero.faults().next(Endpoint.TOKEN, fault);
                assertNoSecretIn(whole(catchThrowable(() -> node.refresh(Shop.KEY))));
                shop.xero.advance(Duration.ofMinutes(5));
                shop.xero.faults().next(Endpoint.CONNECTIONS, fault, 2);
                assertNoSecretIn(whole(catchThrowable(() -> node.selectTenant(Shop.KEY, "unknown"))));
            }
        }
    }
}
