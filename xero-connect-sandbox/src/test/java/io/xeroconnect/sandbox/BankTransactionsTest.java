package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(XeroSandboxExtension.class)
class BankTransactionsTest {
    private Books books;

    @BeforeEach
    void open(XeroSandbox sandbox) {
        books = Books.in(sandbox);
    }

    @Test
    void moneySpentLeavesTheBankWithItsTax() {
        assertThat(books.put("BankTransactions", "BankTransactions", transaction("SPEND", "092", "429", "11")))
                .containsEntry("Type", "SPEND")
                .containsEntry("Status", "AUTHORISED")
                .containsEntry("Total", 11.0)
                .containsEntry("TotalTax", 1.0);
        assertThat(books.ledger().balance("092")).isEqualByComparingTo("-11");
        assertThat(books.ledger().balance("429")).isEqualByComparingTo("10");
        assertThat(books.ledger().balance("820")).isEqualByComparingTo("1");
    }

    @Test
    void moneyReceivedComesToTheBank() {
        books.put("BankTransactions", "BankTransactions", transaction("RECEIVE", "092", "970", "200"));
        assertThat(books.ledger().balance("092")).isEqualByComparingTo("200");
        assertThat(books.ledger().balance("970")).isEqualByComparingTo("-200");
    }

    @Test
    void accountMustBeABank() {
        assertThat(errors(transaction("SPEND", "620", "429", "11"))).containsExactly("Invalid Bank Account specified");
        assertThat(errors(transaction("SPEND", "092", "090", "11")))
                .containsExactly("Account code '090' is not a valid code for this document.");
    }

    @Test
    void sameReferenceTwiceIsTwoTransactions() {
        String float1 = transaction("RECEIVE", "092", "970", "200");
        books.post("BankTransactions", "{\"BankTransactions\":[" + float1 + "]}");
        books.post("BankTransactions", "{\"BankTransactions\":[" + float1 + "]}");
        assertThat(books.ledger().bankTransactions()).hasSize(2);
        assertThat(Books.items(
                        books.where("BankTransactions", "Reference==\"till 1\" && Type==\"RECEIVE\""),
                        "BankTransactions"))
                .hasSize(2);
        assertThat(Books.items(books.get("BankTransactions?References=till%201,till%202"), "BankTransactions"))
                .hasSize(2);
    }

    @Test
    void deletedTransactionCountsNoMore() {
        Map<String, Object> made =
                books.put("BankTransactions", "BankTransactions", transaction("SPEND", "092", "429", "11"));
        HttpResponse<String> deleted =
                books.post("BankTransactions/" + made.get("BankTransactionID"), "{\"Status\":\"DELETED\"}");
        assertThat(Books.items(deleted, "BankTransactions").get(0)).containsEntry("Status", "DELETED");
        assertThat(books.ledger().balance("092")).isEqualByComparingTo("0");
        assertThat(books.ledger().bankTransactions()).hasSize(1);
    }

    private List<String> errors(String transaction) {
        return Books.errors(books.put("BankTransactions", "{\"BankTransactions\":[" + transaction + "]}"));
    }

    private static String transaction(String type, String bank, String account, String amount) {
        return """
                {"Type":"%s","BankAccount":{"Code":"%s"},"Contact":{"Name":"Till"},"Date":"2026-03-04",
                 "Reference":"till 1","LineItems":[{"Description":"x","UnitAmount":%s,"AccountCode":"%s"}]}
                """.formatted(type, bank, amount, account);
    }
}
