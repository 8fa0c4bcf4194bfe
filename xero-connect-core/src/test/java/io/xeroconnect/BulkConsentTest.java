package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.migration.MigrationReport;
import io.xeroconnect.migration.MigrationRow;
import io.xeroconnect.migration.MigrationRow.Outcome;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.store.InMemoryTokenStore;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Customers follow the links of a plan's report, and another organisation than the former one replaces nothing. */
final class BulkConsentTest {
    private static final String PAGE = "https://pos.example/connect?shop=";

    private final Shop shop = new Shop(XeroSandbox.builder().strict().start(), new InMemoryTokenStore());
    private final LegacyShops shops = new LegacyShops(shop, 5);
    private final MigrationPlan plan = MigrationPlan.with(shop.manager).consentLink(key -> URI.create(PAGE + key));

    @AfterEach
    void close() {
        shop.close();
    }

    private MigrationReport run() {
        return plan.run(IntStream.range(0, 5).mapToObj(i -> shops.row(i, i < 4 ? "refused-" + i : token(i))));
    }

    private String token(int number) {
        return shops.get(number).token();
    }

    /** The vendor's own page, behind the link that was sent: it begins the consent for the customer who is there now. */
    private XeroConnection follow(MigrationRow row, SandboxOrganisation chosen) {
        String link = row.consentLink().orElseThrow().toString();
        ConnectionKey key = ConnectionKey.of(link.substring(PAGE.length()));
        LegacyShops.One one = shops.get(Integer.parseInt(key.value().substring("shop-".length())));
        AuthorizationRequest request = shop.manager.beginAuthorization(key);
        URI callback = one.owner().allow(request.uri(), chosen);
        return shop.manager.completeAuthorization(callback.getRawQuery(), Shop.cookie(request));
    }

    @Test
    void theFormerOrganisationsAreExpectedAndOthersReplaceNothing() {
        List<MigrationRow> asked = run().rows(Outcome.CONSENT_NEEDED);
        assertThat(asked).hasSize(4);
        SandboxOrganisation newShop =
                shop.xero.addOrganisation("New Shop", shops.get(1).owner());
        assertThat(follow(asked.get(0), shops.get(0).organisation()).isUsable()).isTrue();
        AuthorizationFailedException wrong =
                catchThrowableOfType(AuthorizationFailedException.class, () -> follow(asked.get(1), newShop));
        assertThat(wrong.reason()).isEqualTo(AuthorizationFailedException.Reason.WRONG_TENANT);
        assertThat(wrong).hasMessageContaining("Chosen: New Shop.");
        assertThat(shown(1).isUsable()).isFalse();
        assertThat(shown(1).tenantToConfirm().map(Tenant::name)).contains("New Shop");

        MigrationReport second = run();
        assertThat(second.rows())
                .extracting(MigrationRow::outcome)
                .containsExactly(
                        Outcome.ALREADY_CONNECTED,
                        Outcome.TENANT_TO_CONFIRM,
                        Outcome.CONSENT_NEEDED,
                        Outcome.CONSENT_NEEDED,
                        Outcome.ALREADY_CONNECTED);
        assertThat(shown(4).tenantName()).contains("Shop 4");

        shop.manager.rejectTenant(LegacyShops.key(1));
        assertThat(follow(asked.get(1), shops.get(1).organisation()).tenantName())
                .contains("Shop 1");
        assertThat(run().rows(Outcome.TENANT_TO_CONFIRM)).isEmpty();
    }

    @Test
    void aConsentThatCameBeforeTheRunIsNotReplacedEither() {
        shop.manager.useApp(LegacyShops.key(4), shop.xeroApp());
        AuthorizationRequest request = shop.manager.beginAuthorization(LegacyShops.key(4));
        SandboxOrganisation newShop =
                shop.xero.addOrganisation("New Shop", shops.get(4).owner());
        URI callback = shops.get(4).owner().allow(request.uri(), newShop);
        shop.manager.completeAuthorization(callback.getRawQuery(), Shop.cookie(request));
        MigrationRow row = run().rows().get(4);
        assertThat(row.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(row.detail()).contains("belongs to another organisation, New Shop.");
        assertThat(shown(4).tenantName()).contains("New Shop");
        assertThat(shop.xero.isAlive(token(4))).isTrue();
    }

    private XeroConnection shown(int number) {
        return shop.manager.findConnection(LegacyShops.key(number)).orElseThrow();
    }
}
