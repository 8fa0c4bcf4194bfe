package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(XeroSandboxExtension.class)
class AccountsTest {
    private Books books;

    @BeforeEach
    void open(XeroSandbox sandbox) {
        books = Books.in(sandbox);
    }

    @Test
    void chartHasBanksSalesAndExpenses() {
        assertThat(codes("Type==\"BANK\"")).containsExactly("090", "092");
        assertThat(codes("Code==\"200\" AND Type==\"REVENUE\"")).containsExactly("200");
        assertThat(codes("EnablePaymentsToAccount==true")).containsExactly("620", "621", "880", "970");
        assertThat(codes("SystemAccount==\"ROUNDING\"")).containsExactly("860");
    }

    @Test
    void openedAccountTakesMoney() {
        books.ledger().openAccount("622", "Loyalty Clearing", "CURRENT", true);
        books.put("Invoices", "Invoices", Books.invoice("T-1", "11"));
        books.put("Payments", "Payments", Books.payment("T-1", "622", "11"));
        assertThat(books.ledger().balance("622")).isEqualByComparingTo("11");
    }

    @Test
    void accountIsOpenedOnceAndWithATypeThatExists() {
        assertThatThrownBy(() -> books.ledger().openAccount("200", "Sales", "REVENUE", false))
                .hasMessage("There is an account 200 already.");
        assertThatThrownBy(() -> books.ledger().openAccount("999", "Any", "CASH", false))
                .hasMessageStartingWith("CASH is no type of account.");
        assertThatThrownBy(() -> books.ledger().balance("999")).hasMessage("There is no account 999.");
    }

    @Test
    void taxRatesAreAustralian() {
        assertThat(Books.items(books.get("TaxRates"), "TaxRates"))
                .extracting(rate -> rate.get("TaxType") + " " + rate.get("EffectiveRate"))
                .contains("OUTPUT 10", "INPUT 10", "EXEMPTOUTPUT 0", "BASEXCLUDED 0");
    }

    @Test
    void neitherCanBeWritten() {
        assertThat(books.put("Accounts", "{}").statusCode()).isEqualTo(405);
        assertThat(books.post("TaxRates", "{}").headers().firstValue("Allow")).contains("GET");
    }

    private List<String> codes(String where) {
        return Books.items(books.where("Accounts", where), "Accounts").stream()
                .map(account -> String.valueOf(account.get("Code")))
                .toList();
    }
}
