package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.AuthorizationFailedException.Reason;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.migration.FormerOrganisation;
import io.xeroconnect.migration.OAuth1Credentials;
import io.xeroconnect.model.Capability;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.sandbox.SandboxOrganisation;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No other organisation takes the place of the one that OAuth 1.0a was connected to, by whatever that is known. */
final class FormerOrganisationTest {
    private final Shop shop = new Shop();
    private final SandboxOrganisation second = shop.xero.addOrganisation("Second Shop", shop.owner);
    private final Partner partner = new Partner(shop);

    @BeforeEach
    void useApp() {
        shop.manager.useApp(Shop.KEY, shop.xeroApp());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    /** What an integration may have remembered of an organisation, and how it may have written it. */
    enum Known {
        TENANT_ID(it -> FormerOrganisation.UNKNOWN.withTenantId(it.tenantId().toString())),
        ORGANISATION_ID(it -> FormerOrganisation.UNKNOWN.withOrganisationId(
                it.tenantId().toString().toUpperCase(Locale.ROOT))),
        SHORT_CODE(it -> FormerOrganisation.UNKNOWN.withShortCode(shortCode(it))),
        NAME(it -> FormerOrganisation.UNKNOWN.withName(
                "  " + it.name().toUpperCase(Locale.ROOT).replace(" ", "  "))),
        SHORT_CODE_AND_FORMER_NAME(
                it -> FormerOrganisation.UNKNOWN.withShortCode(shortCode(it)).withName("Before it was renamed"));

        private final Function<SandboxOrganisation, FormerOrganisation> of;

        Known(Function<SandboxOrganisation, FormerOrganisation> of) {
            this.of = of;
        }
    }

    /** As the sandbox makes it. */
    private static String shortCode(SandboxOrganisation organisation) {
        return "!" + organisation.tenantId().toString().substring(0, 5).toUpperCase(Locale.ROOT);
    }

    private Migration migrate(SandboxOrganisation tokenOf, FormerOrganisation known) {
        return shop.manager.migrate(Shop.KEY, partner.credentials(tokenOf).withOrganisation(known));
    }

    private void leaveToConsent(FormerOrganisation known) {
        assertThat(shop.manager
                        .migrate(Shop.KEY, OAuth1Credentials.privateApp().withOrganisation(known))
                        .isMigrated())
                .isFalse();
    }

    private AuthorizationFailedException wrong(Runnable action) {
        AuthorizationFailedException wrong = catchThrowableOfType(AuthorizationFailedException.class, action::run);
        assertThat(wrong.reason()).isEqualTo(Reason.WRONG_TENANT);
        return wrong;
    }

    private static String tenant(XeroConnection connection) {
        return connection.tenant().map(Tenant::name).orElse("none");
    }

    private XeroConnection shown() {
        return shop.manager.findConnection(Shop.KEY).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Known.class)
    void migrationOfTheRememberedOrganisationSucceeds(Known known) {
        assertThat(tenant(migrate(shop.organisation, known.of.apply(shop.organisation))
                        .connection()))
                .isEqualTo("Corner Shop");
        requireForgotten();
    }

    /** From now on the tenant id is known, and the rest has served. */
    private void requireForgotten() {
        assertThat(new String(
                        shop.store.find(Shop.KEY).orElseThrow().payload(), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("\"former\"");
    }

    @ParameterizedTest
    @EnumSource(Known.class)
    void migrationOfAnotherOrganisationWaitsForTheOwner(Known known) {
        wrong(() -> migrate(second, known.of.apply(shop.organisation)));
        assertThat(shown().reason()).isEqualTo(StatusReason.TENANT_TO_CONFIRM);
        assertThat(shown().tenantToConfirm().map(Tenant::name)).contains("Second Shop");
        shop.xero.advance(Duration.ofDays(30));
        shop.manager.keepAlive();
        assertThat(tenant(shop.manager.confirmTenant(Shop.KEY, second.tenantId().toString())))
                .isEqualTo("Second Shop");
        requireForgotten();
    }

    @ParameterizedTest
    @EnumSource(Known.class)
    void whatIsRejectedStaysLinkedAtXeroAndTheFormerOneIsStillExpected(Known known) {
        wrong(() -> migrate(second, known.of.apply(shop.organisation)));
        shop.manager.rejectTenant(Shop.KEY);
        assertThat(shop.xero.connectionsOf(shop.owner, shop.app)).hasSize(1);
        wrong(() -> shop.consent(Shop.KEY, second));
        assertThat(tenant(shop.consent(Shop.KEY, shop.organisation))).isEqualTo("Corner Shop");
        requireForgotten();
    }

    @ParameterizedTest
    @EnumSource(Known.class)
    void consentAfterAPrivateAppIsForTheRememberedOrganisation(Known known) {
        leaveToConsent(known.of.apply(shop.organisation));
        wrong(() -> shop.consent(Shop.KEY, second));
        shop.manager.rejectTenant(Shop.KEY);
        assertThat(tenant(shop.consent(Shop.KEY, shop.organisation))).isEqualTo("Corner Shop");
        requireForgotten();
        wrong(() -> shop.consent(Shop.KEY, second));
    }

    @ParameterizedTest
    @EnumSource(Known.class)
    void rememberedOrganisationIsChosenAmongSeveral(Known known) {
        shop.app.enableBulkConnections();
        leaveToConsent(known.of.apply(shop.organisation));
        assertThat(tenant(shop.consent(Shop.KEY, second, shop.organisation))).isEqualTo("Corner Shop");
    }

    @Test
    void bothOrganisationsAreNamed() {
        AuthorizationFailedException wrong =
                wrong(() -> migrate(second, FormerOrganisation.UNKNOWN.withName("Corner Shop")));
        assertThat(wrong).hasMessageContaining("Expected: Corner Shop. Found: Second Shop.");
        shop.manager.rejectTenant(Shop.KEY);
        assertThat(wrong(() -> shop.consent(Shop.KEY, second)))
                .hasMessageContaining("Connected: Corner Shop. Chosen: Second Shop.");
    }

    @Test
    void whereTheOrganisationMayNotBeAskedItsNameDecides() {
        FormerOrganisation known = Known.SHORT_CODE.of.apply(shop.organisation).withName("Corner Shop");
        try (ConnectionManager without =
                shop.node().capabilities(Capability.INVOICES).build()) {
            wrong(() -> without.migrate(Shop.KEY, partner.credentials(second).withOrganisation(known)));
            without.rejectTenant(Shop.KEY);
            assertThat(without.migrate(
                                    Shop.KEY,
                                    partner.credentials(shop.organisation).withOrganisation(known))
                            .isMigrated())
                    .isTrue();
        }
    }

    @Test
    void whatCannotBeComparedContradictsNothing() {
        FormerOrganisation known = Known.SHORT_CODE.of.apply(shop.organisation);
        try (ConnectionManager without =
                shop.node().capabilities(Capability.INVOICES).build()) {
            assertThat(without.migrate(Shop.KEY, partner.credentials(second).withOrganisation(known))
                            .isMigrated())
                    .isTrue();
        }
        assertThat(migrate(second, FormerOrganisation.UNKNOWN).isMigrated()).isTrue();
    }

    @Test
    void anOrganisationThatGivesNoAnswerNowIsAskedAgain() {
        leaveToConsent(Known.SHORT_CODE.of.apply(shop.organisation));
        shop.xero.faults().next(Endpoint.ORGANISATION, Fault.HTML_503);
        assertThatThrownBy(() -> shop.consent(Shop.KEY, second)).isInstanceOf(TemporarilyUnavailableException.class);
        assertThatThrownBy(() -> shop.manager.accessToken(Shop.KEY)).isNotNull();
        assertThat(shown().reason()).isEqualTo(StatusReason.TENANT_TO_CONFIRM);
    }

    @Test
    void twoOfOneNameAreLeftToTheOwner() {
        shop.app.enableBulkConnections();
        SandboxOrganisation namesake = shop.xero.addOrganisation("Corner Shop", shop.owner);
        leaveToConsent(FormerOrganisation.UNKNOWN.withName("Corner Shop"));
        assertThat(shop.consent(Shop.KEY, namesake, shop.organisation).reason())
                .isEqualTo(StatusReason.SEVERAL_TENANTS);
    }

    @Test
    void severalOthersWaitForTheOwnerAndTheFormerOneIsStillExpected() {
        shop.app.enableBulkConnections();
        SandboxOrganisation third = shop.xero.addOrganisation("Third Shop", shop.owner);
        leaveToConsent(Known.SHORT_CODE.of.apply(shop.organisation));
        wrong(() -> shop.consent(Shop.KEY, second, third));
        assertThat(shown().tenantToConfirm()).isPresent();
        shop.manager.rejectTenant(Shop.KEY);
        wrong(() -> shop.consent(Shop.KEY, second));
        shop.manager.rejectTenant(Shop.KEY);
        assertThat(tenant(shop.consent(Shop.KEY, shop.organisation))).isEqualTo("Corner Shop");
    }

    @ParameterizedTest
    @EnumSource(
            value = Known.class,
            names = {"SHORT_CODE", "NAME"})
    void theChosenOneIsComparedHoweverManyThereAre(Known known) {
        connectEleven();
        leaveToConsent(known.of.apply(shop.organisation));
        wrong(() -> shop.consent(Shop.KEY, second));
    }

    /** All of one user, who connected them to the same app for another till; the last of all is the second shop. */
    private void connectEleven() {
        shop.app.enableBulkConnections();
        SandboxOrganisation[] eleven = IntStream.range(0, 11)
                .mapToObj(i -> shop.xero.addOrganisation("Branch " + i, shop.owner))
                .toArray(SandboxOrganisation[]::new);
        ConnectionKey other = ConnectionKey.of("shop-77");
        shop.manager.useApp(other, shop.xeroApp());
        shop.consent(other, eleven);
        shop.xero.advance(Duration.ofDays(1));
        shop.consent(other, second);
        shop.xero.advance(Duration.ofDays(1));
    }

    @Test
    void aResetDemoCompanyIsNamedAsOne() {
        SandboxOrganisation demo = shop.xero.addDemoCompany("Demo Company (NZ)", shop.owner);
        FormerOrganisation known = Known.SHORT_CODE.of.apply(demo).withName("Demo Company (NZ)");
        demo.resetDemo();
        AuthorizationFailedException reset =
                catchThrowableOfType(AuthorizationFailedException.class, () -> migrate(demo, known));
        assertThat(reset.reason()).isEqualTo(Reason.DEMO_COMPANY_RESET);
    }
}
