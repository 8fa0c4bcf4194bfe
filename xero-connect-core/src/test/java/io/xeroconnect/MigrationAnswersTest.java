package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.TemporarilyUnavailableException.Reason;
import io.xeroconnect.migration.ConsentReason;
import io.xeroconnect.migration.OAuth1Credentials;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.sandbox.OAuth1Retirement;
import io.xeroconnect.sandbox.SandboxOrganisation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the migrate endpoint answers, the customer ends connected or on the way to a consent, and loses nothing. */
final class MigrationAnswersTest {
    private static final String TEXT = "text/html; charset=utf-8";
    private static final String JSON = "application/json";

    private final Shop shop = new Shop();
    private final SandboxOrganisation second = shop.xero.addOrganisation("Second Shop", shop.owner);
    private final OAuth1Credentials credentials = new Partner(shop).knowing(shop.organisation);

    @BeforeEach
    void useApp() {
        shop.manager.useApp(Shop.KEY, shop.xeroApp());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Migration migrate() {
        return shop.manager.migrate(Shop.KEY, credentials);
    }

    private XeroConnection consent(SandboxOrganisation chosen) {
        return consent(migrate(), chosen);
    }

    private XeroConnection consent(Migration migration, SandboxOrganisation chosen) {
        var request = migration.request().orElseThrow();
        URI callback = shop.owner.allow(request.uri(), chosen);
        return shop.manager.completeAuthorization(callback.getRawQuery(), Shop.cookie(request));
    }

    private void requireConsentFor(ConsentReason reason) {
        shop.xero.resetRequests();
        assertThat(migrate().reason()).contains(reason);
        assertThat(shop.xero.requests()).hasSize(1);
        assertThat(shop.xero.count(Endpoint.MIGRATE)).isEqualTo(1);
    }

    /** The former organisation is remembered, and another one does not slip in. */
    private void requireWayOut() {
        assertThatThrownBy(() -> consent(second))
                .isInstanceOfSatisfying(
                        AuthorizationFailedException.class,
                        e -> assertThat(e.reason()).isEqualTo(AuthorizationFailedException.Reason.WRONG_TENANT));
        shop.manager.rejectTenant(Shop.KEY);
        assertThat(consent(shop.organisation).tenant().map(Tenant::name)).contains("Corner Shop");
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_FOUND, ENDPOINT_GONE",
        "GONE, ENDPOINT_GONE",
        // The JDK's client withholds the body of a 401 to a POST.
        "OAUTH_PROBLEM, TOKEN_REFUSED",
        "HTML, NOT_UNDERSTOOD",
        "JSON_ERRORS, TOKEN_EXPIRED",
        "REDIRECT, ENDPOINT_GONE"
    })
    void aRetiredEndpointLeadsToAConsent(OAuth1Retirement how, ConsentReason reason) {
        shop.xero.retireOAuth1(how);
        requireConsentFor(reason);
        requireWayOut();
    }

    static List<Arguments> refusals() {
        return List.of(
                Arguments.of(
                        400, TEXT, "oauth_problem=token_expired&oauth_problem_advice=x", ConsentReason.TOKEN_EXPIRED),
                Arguments.of(403, TEXT, "oauth_problem=token_rejected", ConsentReason.TOKEN_REFUSED),
                Arguments.of(400, TEXT, "oauth_problem=token_revoked", ConsentReason.TOKEN_REFUSED),
                Arguments.of(400, TEXT, "oauth_problem=consumer_key_unknown", ConsentReason.APP_REFUSED),
                Arguments.of(400, TEXT, "oauth_problem=signature_invalid", ConsentReason.APP_REFUSED),
                Arguments.of(400, TEXT, "oauth_problem=nonce_used", ConsentReason.APP_REFUSED),
                Arguments.of(400, TEXT, "oauth_problem=timestamp_refused", ConsentReason.CLOCK_WRONG),
                Arguments.of(400, TEXT, "oauth_problem=%00", ConsentReason.NOT_UNDERSTOOD),
                Arguments.of(400, JSON, "{\"errors\":[\"The client is not valid\"]}", ConsentReason.APP_REFUSED),
                Arguments.of(400, JSON, "{\"errors\":[\"The scope is not valid\"]}", ConsentReason.APP_REFUSED),
                Arguments.of(400, JSON, "{\"errors\":[7]}", ConsentReason.NOT_UNDERSTOOD),
                Arguments.of(400, JSON, "{\"error\":\"invalid_client\"}", ConsentReason.APP_REFUSED),
                Arguments.of(400, JSON, "{\"error\":\"invalid_grant\"}", ConsentReason.TOKEN_REFUSED),
                Arguments.of(401, JSON, "", ConsentReason.TOKEN_REFUSED),
                Arguments.of(403, TEXT, "<html>Forbidden</html>", ConsentReason.NOT_UNDERSTOOD),
                Arguments.of(405, TEXT, "", ConsentReason.ENDPOINT_GONE),
                Arguments.of(501, TEXT, "", ConsentReason.ENDPOINT_GONE),
                Arguments.of(200, JSON, "", ConsentReason.NOT_UNDERSTOOD),
                Arguments.of(200, JSON, "[]", ConsentReason.NOT_UNDERSTOOD),
                Arguments.of(200, JSON, "{}", ConsentReason.NOT_UNDERSTOOD),
                Arguments.of(204, JSON, "", ConsentReason.NOT_UNDERSTOOD),
                Arguments.of(200, JSON, tokens("", "t"), ConsentReason.NOT_UNDERSTOOD),
                Arguments.of(200, JSON, tokens("r", ""), ConsentReason.NOT_UNDERSTOOD));
    }

    private static String tokens(String refreshToken, String tenantId) {
        return "{\"access_token\":\"a\",\"refresh_token\":\"" + refreshToken
                + "\",\"expires_in\":\"1800\",\"token_type\":\"Bearer\",\"xero_tenant_id\":\"" + tenantId + "\"}";
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalLeadsToAConsentAndIsNamed(int status, String type, String body, ConsentReason reason) {
        shop.xero.faults().next(Endpoint.MIGRATE, Fault.status(status, type, body));
        requireConsentFor(reason);
        assertThat(migrate().isMigrated()).isTrue();
    }

    @Test
    void whatTheSandboxRefusesIsNamed() {
        shop.xero.advance(Duration.ofMinutes(31));
        requireConsentFor(ConsentReason.TOKEN_REFUSED);
        requireWayOut();
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of(Fault.HTML_503, Reason.SERVER_ERROR, 0),
                Arguments.of(Fault.status(500, JSON, "{}"), Reason.SERVER_ERROR, 0),
                Arguments.of(Fault.rateLimited(Duration.ofSeconds(17), "minute"), Reason.RATE_LIMITED, 17),
                Arguments.of(Fault.LOST_REPLY, Reason.NO_ANSWER, 0),
                Arguments.of(Fault.RESET_BEFORE, Reason.NO_ANSWER, 0),
                Arguments.of(Fault.HALF_REPLY, Reason.NO_ANSWER, 0));
    }

    /** Nothing is spent by asking, so what says nothing is asked again, and the lease is given back at once. */
    @ParameterizedTest
    @MethodSource("troubles")
    void whatSaysNothingIsAskedAgain(Fault fault, Reason reason, int seconds) {
        shop.xero.faults().next(Endpoint.MIGRATE, fault);
        var error = catchThrowableOfType(TemporarilyUnavailableException.class, this::migrate);
        assertThat(error.reason()).isEqualTo(reason);
        assertThat(error.retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(shop.xero.count(Endpoint.MIGRATE)).isEqualTo(1);
        assertThat(migrate().isMigrated()).isTrue();
        assertThat(shop.manager.refresh(Shop.KEY).value()).isNotEmpty();
    }

    @Test
    void anOfflineNetworkIsNoReasonForAConsent() {
        shop.xero.goOffline();
        assertThat(catchThrowableOfType(TemporarilyUnavailableException.class, this::migrate)
                        .reason())
                .isEqualTo(Reason.UNREACHABLE);
        shop.xero.goOnline();
        assertThat(migrate().isMigrated()).isTrue();
    }

    @Test
    void anAnswerThatDripsEndsAtTheDeadline() {
        shop.xero.faults().next(Endpoint.MIGRATE, Fault.slowDrip(Duration.ofSeconds(20)));
        try (ConnectionManager quick =
                TestTimings.set(shop.node(), TestTimings.QUICK).build()) {
            assertThatThrownBy(() -> quick.migrate(Shop.KEY, credentials))
                    .isInstanceOfSatisfying(
                            TemporarilyUnavailableException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.NO_ANSWER));
        }
    }

    @Test
    void anUnreachableListOfOrganisationsLeavesTheTokensToTheNextCallAndSweep() {
        shop.xero.faults().next(Endpoint.CONNECTIONS, Fault.HTML_503);
        assertThatThrownBy(this::migrate).isInstanceOf(TemporarilyUnavailableException.class);
        shop.xero.advance(Duration.ofMinutes(5));
        shop.manager.keepAlive();
        assertThat(shop.manager.findConnection(Shop.KEY).orElseThrow().isUsable())
                .isTrue();
        assertThat(migrate().isMigrated()).isTrue();
        assertThat(shop.xero.count(Endpoint.MIGRATE)).isEqualTo(1);
    }

    /** Nothing is listed for a tenant that was removed between the swap and the check. */
    @Test
    void tokensThatDoNotReachTheOrganisationLeadToAConsent() {
        shop.xero.faults().next(Endpoint.CONNECTIONS, Fault.status(200, JSON, "[]"));
        Migration unusable = migrate();
        assertThat(unusable.reason()).contains(ConsentReason.RESULT_UNUSABLE);
        assertThat(consent(unusable, shop.organisation).isUsable()).isTrue();
    }

    private ConnectionManager nodeAt(RawServer server) {
        XeroEndpoints real = XeroEndpoints.at(shop.xero.baseUri());
        return shop.node()
                .endpoints(new XeroEndpoints(
                        real.authorization(),
                        real.token(),
                        real.revocation(),
                        real.keys(),
                        real.connections(),
                        real.api(),
                        server.uri().resolve("/oauth/migrate"),
                        real.issuer()))
                .build();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNotFollowed(int status) {
        try (RawServer server = new RawServer(line -> {
                    line.read();
                    line.write("HTTP/1.1 " + status + " Moved\r\nLocation: /trap\r\nContent-Length: 0\r\n\r\n");
                    line.read();
                });
                ConnectionManager node = nodeAt(server)) {
            assertThat(node.migrate(Shop.KEY, credentials).reason()).contains(ConsentReason.ENDPOINT_GONE);
            assertThat(server.requests).singleElement().asString().startsWith("POST /oauth/migrate?tenantType=");
        }
    }

    /** A peer that hangs up makes the JDK's client send again, unless it is kept from it. */
    @Test
    void aRequestIsSentOnce() {
        try (RawServer server = new RawServer(RawServer.Line::read);
                ConnectionManager node = nodeAt(server)) {
            assertThatThrownBy(() -> node.migrate(Shop.KEY, credentials))
                    .isInstanceOf(TemporarilyUnavailableException.class);
            assertThat(server.requests).hasSize(1);
        }
    }
}
