package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who may read and write the books, and how often. */
@ExtendWith(XeroSandboxExtension.class)
class BooksAccessTest {
    private static final List<String> WRITABLE =
            List.of("Contacts", "Invoices", "CreditNotes", "Payments", "BankTransactions", "ManualJournals");

    private XeroSandbox sandbox;

    @BeforeEach
    void open(XeroSandbox fresh) {
        sandbox = fresh;
    }

    @Test
    void readScopesReadAndDoNotWrite() {
        Books books = Books.in(sandbox, Books.SCOPES.replaceAll("accounting\\.\\w+", "$0.read"));
        for (String resource : WRITABLE) {
            assertThat(books.get(resource).statusCode()).as(resource).isEqualTo(200);
            HttpResponse<String> refused = books.put(resource, "{}");
            assertThat(refused.statusCode()).as(resource).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("insufficient_scope");
        }
    }

    @Test
    void eachResourceNeedsItsOwnScope() {
        Books books = Books.in(sandbox, "openid accounting.invoices");
        assertThat(statuses(books)).containsExactly(401, 200, 200, 401, 401, 401);
        assertThat(books.get("Accounts").statusCode()).isEqualTo(401);
    }

    @Test
    void broadScopeIsEnoughForAllDocuments() {
        Shop shop = Shop.in(sandbox);
        shop.app().allowScopes("accounting.transactions");
        TestClient client = shop.client();
        String code = TestClient.parameters(shop.user()
                        .allow(
                                client.authorizationUri(client.request(shop.app())
                                        .remove("scope")
                                        .add("scope", "openid accounting.transactions")),
                                shop.books()))
                .get("code");
        String token = Tokens.of(client.exchange(shop.app(), code)).access();
        assertThat(WRITABLE.stream()
                        .map(resource -> client.tenant(
                                        resource, token, shop.books().tenantId())
                                .statusCode()))
                .containsExactly(401, 200, 200, 200, 200, 200);
    }

    @Test
    void suspendedOrganisationIsForbidden() {
        Books books = Books.in(sandbox);
        books.shop().books().suspend();
        assertThat(books.put("Invoices", "{\"Invoices\":[" + Books.invoice("T-1", "1") + "]}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(books.ledger().invoices()).isEmpty();
    }

    @Test
    void sixtyFirstCallOfAMinuteWritesNothing() {
        Books books = Books.in(sandbox);
        for (int i = 0; i < 60; i++) {
            books.get("Accounts");
        }
        HttpResponse<String> refused = books.put("Invoices", "{\"Invoices\":[" + Books.invoice("T-1", "1") + "]}");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("X-Rate-Limit-Problem")).contains("minute");
        assertThat(books.ledger().invoices()).isEmpty();
    }

    @Test
    void resetDemoCompanyHasEmptyBooks() {
        Books books = Books.in(sandbox);
        SandboxOrganisation demo = sandbox.addDemoCompany("Demo", books.shop().user());
        demo.ledger().openAccount("622", "Loyalty Clearing", "CURRENT", true);
        demo.resetDemo();
        demo.ledger().openAccount("622", "Loyalty Clearing", "CURRENT", true);
    }

    @Test
    void conditionThatCannotBeReadIsRefused() {
        Books books = Books.in(sandbox);
        HttpResponse<String> refused = books.where("Invoices", "Refernce==\"x\"");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(TestClient.json(refused))
                .containsEntry("Type", "QueryParseException")
                .containsEntry("Message", "No property or field 'Refernce' exists in type 'Invoice' (at index 0)");
    }

    private static List<Integer> statuses(Books books) {
        return WRITABLE.stream()
                .map(resource -> books.get(resource).statusCode())
                .toList();
    }
}
