package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(XeroSandboxExtension.class)
class RolesTest {
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
    void usersHaveTheirRoles() {
        shop.books().addUser(sandbox.addUser("clerk@shop.example"), SandboxRole.INVOICE_ONLY);
        HttpResponse<String> users = read("Users", shop.connect());
        assertThat(users.statusCode()).isEqualTo(200);
        assertThat(users.body())
                .contains("\"EmailAddress\":\"owner@shop.example\"", "\"OrganisationRole\":\"FINANCIALADVISER\"")
                .contains("\"EmailAddress\":\"clerk@shop.example\"", "\"OrganisationRole\":\"INVOICEONLY\"")
                .containsOnlyOnce("\"IsSubscriber\":true");
    }

    @Test
    void adviserMayDoEverything() {
        HttpResponse<String> actions = read("Organisation/Actions", shop.connect());
        assertThat(actions.statusCode()).isEqualTo(200);
        assertThat(actions.body())
                .contains("{\"Name\":\"CreateApprovedInvoice\",\"Status\":\"ALLOWED\"}")
                .doesNotContain("NOT-ALLOWED");
    }

    @Test
    void smallerRoleStillReadsAndSaysWhatIsForbidden() {
        Tokens tokens = shop.connect();
        shop.books().changeRole(shop.user(), SandboxRole.INVOICE_ONLY);
        assertThat(read("Organisation", tokens).statusCode()).isEqualTo(200);
        assertThat(read("Organisation/Actions", tokens).body())
                .contains("{\"Name\":\"CreateApprovedInvoice\",\"Status\":\"NOT-ALLOWED\"}")
                .contains("{\"Name\":\"CreateDraftInvoice\",\"Status\":\"ALLOWED\"}");
        shop.books().changeRole(shop.user(), SandboxRole.READ_ONLY);
        assertThat(read("Organisation/Actions", tokens).body()).doesNotContain("\"ALLOWED\"");
        assertThat(read("Users", tokens).body()).contains("\"OrganisationRole\":\"READONLY\"");
    }

    @Test
    void standardUserMayConnect() {
        shop.books().changeRole(shop.user(), SandboxRole.STANDARD);
        assertThat(read("Users", shop.connect()).body()).contains("\"OrganisationRole\":\"STANDARD\"");
    }

    @Test
    void smallerRoleCannotConnect() {
        for (SandboxRole role : new SandboxRole[] {SandboxRole.INVOICE_ONLY, SandboxRole.READ_ONLY}) {
            shop.books().changeRole(shop.user(), role);
            assertThatThrownBy(() -> shop.user().allow(client.authorizationUri(shop.app()), shop.books()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("does not offer");
        }
    }

    @Test
    void onlyAMembersRoleCanChange() {
        SandboxUser stranger = sandbox.addUser("stranger@shop.example");
        assertThatThrownBy(() -> shop.books().changeRole(stranger, SandboxRole.STANDARD))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("stranger@shop.example has no role in Corner Shop.");
    }

    @Test
    void trialEndSuspensionAndDeletionAreTheSame403AsARemovedUser() {
        Tokens tokens = shop.connect();
        shop.books().removeUser(shop.user());
        String removed = withoutInstance(forbidden(tokens));
        shop.books().addUser(shop.user());
        for (Runnable cause : causes()) {
            cause.run();
            assertThat(withoutInstance(forbidden(tokens))).isEqualTo(removed);
            assertThat(client.connections(tokens.access()).body()).contains("Corner Shop");
            shop.books().reopen();
            assertThat(read("Organisation", tokens).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void closedOrganisationCannotBeConnected() {
        shop.books().endTrial();
        assertThatThrownBy(() -> shop.user().allow(client.authorizationUri(shop.app()), shop.books()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Runnable[] causes() {
        return new Runnable[] {shop.books()::endTrial, shop.books()::suspend, shop.books()::delete};
    }

    private HttpResponse<String> forbidden(Tokens tokens) {
        HttpResponse<String> response = read("Organisation", tokens);
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("\"Detail\":\"AuthenticationUnsuccessful\"");
        assertThat(read("Users", tokens).statusCode()).isEqualTo(403);
        return response;
    }

    private static String withoutInstance(HttpResponse<String> response) {
        return response.body().replaceAll("\"Instance\":\"[^\"]*\"", "");
    }

    private HttpResponse<String> read(String resource, Tokens tokens) {
        return client.tenant(resource, tokens.access(), shop.books().tenantId());
    }
}
