package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.sandbox.internal.http.Form;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(XeroSandboxExtension.class)
class TierTest {
    private XeroSandbox sandbox;
    private TestClient client;
    private Shop shop;

    @BeforeEach
    void open(XeroSandbox fresh) {
        sandbox = fresh;
        shop = Shop.in(fresh);
        client = shop.client();
    }

    @Test
    void starterHasAThousandCallsADay() {
        Tokens tokens = shop.connect();
        shop.app().setTier(SandboxTier.STARTER);
        assertThat(header(call(tokens), "X-DayLimit-Remaining")).contains("999");
        shop.app().setTier(SandboxTier.CORE);
        assertThat(header(call(tokens), "X-DayLimit-Remaining")).contains("4998");
    }

    @Test
    void everyResourceCountsAgainstTheSameDay() {
        Tokens tokens = shop.connect();
        call(tokens);
        read("Users", tokens);
        assertThat(header(read("Organisation/Actions", tokens), "X-DayLimit-Remaining"))
                .contains("4997");
    }

    @Test
    void spentDaySaysHowLongToWait() {
        Tokens tokens = shop.connect();
        shop.app().setDailyLimit(2);
        call(tokens);
        assertThat(header(call(tokens), "X-DayLimit-Remaining")).contains("0");
        sandbox.advance(Duration.ofMinutes(20));
        HttpResponse<String> refused = call(tokens);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(header(refused, "X-Rate-Limit-Problem")).contains("day");
        assertThat(header(refused, "X-DayLimit-Remaining")).contains("0");
        assertThat(Integer.parseInt(header(refused, "Retry-After").orElseThrow()))
                .isBetween(85_000, 85_200);
    }

    @Test
    void spentMinuteOfTheAppIsNamed() {
        Tokens tokens = shop.connect();
        shop.app().setMinuteLimit(1);
        call(tokens);
        HttpResponse<String> refused = call(tokens);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(header(refused, "X-Rate-Limit-Problem")).contains("appminute");
        assertThat(header(refused, "Retry-After")).contains("60");
    }

    @Test
    void sixthCallAtATimeIsRefused() throws InterruptedException {
        Tokens tokens = shop.connect();
        ExecutorService callers = Executors.newFixedThreadPool(5);
        try (Hold hold = sandbox.hold(Endpoint.USERS)) {
            for (int i = 0; i < 5; i++) {
                callers.execute(() -> read("Users", tokens));
            }
            hold.awaitArrivals(5, Duration.ofSeconds(20));
            HttpResponse<String> refused = call(tokens);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(header(refused, "X-Rate-Limit-Problem")).contains("concurrent");
        }
        callers.shutdown();
        assertThat(callers.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(call(tokens).statusCode()).isEqualTo(200);
    }

    @Test
    void everyApiReplyToAnAppSaysWhatItHasLeftInAMinute() {
        Tokens tokens = shop.connect();
        assertThat(header(client.connections(tokens.access()), "X-AppMinLimit-Remaining"))
                .contains("10000");
        shop.books().suspend();
        assertThat(header(call(tokens), "X-AppMinLimit-Remaining")).contains("10000");
    }

    @Test
    void journalsAreNotPartOfThePlusTier() {
        shop.app().allowScopes("accounting.journals.read");
        Tokens tokens = connect("openid accounting.journals.read");
        shop.app().setTier(SandboxTier.PLUS);
        HttpResponse<String> refused = read("Journals", tokens);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(TestClient.json(refused)).containsEntry("Detail", "AuthorizationUnsuccessful");
        assertThat(header(refused, "WWW-Authenticate")).isEmpty();
        shop.app().setTier(SandboxTier.ADVANCED);
        assertThat(read("Journals", tokens).body()).contains("\"Journals\":[]");
    }

    @Test
    void journalsNeedTheirScopeWhateverTheTier() {
        HttpResponse<String> refused = read("Journals", shop.connect());
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(header(refused, "WWW-Authenticate")).contains("insufficient_scope");
    }

    private Tokens connect(String scope) {
        Form request = client.request(shop.app()).remove("scope").add("scope", scope);
        String code = TestClient.parameters(shop.user().allow(client.authorizationUri(request), shop.books()))
                .get("code");
        return Tokens.of(client.exchange(shop.app(), code));
    }

    private HttpResponse<String> call(Tokens tokens) {
        return read("Organisation", tokens);
    }

    private HttpResponse<String> read(String resource, Tokens tokens) {
        return client.tenant(resource, tokens.access(), shop.books().tenantId());
    }

    private static Optional<String> header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name);
    }
}
