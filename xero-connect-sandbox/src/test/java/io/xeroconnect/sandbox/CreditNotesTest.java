package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(XeroSandboxExtension.class)
class CreditNotesTest {
    private Books books;
    private Map<String, Object> note;

    @BeforeEach
    void open(XeroSandbox sandbox) {
        books = Books.in(sandbox);
        books.put("Invoices", "Invoices", Books.invoice("T-1", "110"));
        note = books.put("CreditNotes", "CreditNotes", Books.creditNote("R-1", "22"));
    }

    @Test
    void creditNoteTakesSalesAndTaxBack() {
        assertThat(note)
                .containsEntry("Type", "ACCRECCREDIT")
                .containsEntry("Total", 22.0)
                .containsEntry("TotalTax", 2.0)
                .containsEntry("RemainingCredit", 22.0);
        assertThat(books.ledger().balance("200")).isEqualByComparingTo("-80");
        assertThat(books.ledger().balance("820")).isEqualByComparingTo("-8");
        assertThat(books.ledger().balance("610")).isEqualByComparingTo("88");
    }

    @Test
    void takenNumberIsRefused() {
        HttpResponse<String> again =
                books.put("CreditNotes", "{\"CreditNotes\":[" + Books.creditNote("R-1", "1") + "]}");
        assertThat(Books.errors(again)).containsExactly("Credit Note # must be unique.");
    }

    @Test
    void invoiceAndCreditNoteMayHaveTheSameNumber() {
        books.put("CreditNotes", "CreditNotes", Books.creditNote("T-1", "1"));
        assertThat(books.ledger().creditNotes()).hasSize(2);
    }

    @Test
    void creditNoteIsFoundByItsNumber() {
        assertThat(Books.items(books.where("CreditNotes", "CreditNoteNumber==\"R-1\""), "CreditNotes"))
                .extracting(item -> item.get("CreditNoteID"))
                .containsExactly(note.get("CreditNoteID"));
        assertThat(Books.items(books.get("CreditNotes/R-1"), "CreditNotes")).hasSize(1);
    }

    @Test
    void allocationSettlesBoth() {
        HttpResponse<String> response = allocate("22");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Books.items(response, "Allocations")).hasSize(1);
        assertThat(Books.items(books.get("Invoices/T-1"), "Invoices").get(0))
                .containsEntry("AmountDue", 88.0)
                .containsEntry("AmountCredited", 22.0);
        assertThat(Books.items(books.get("CreditNotes/R-1"), "CreditNotes").get(0))
                .containsEntry("RemainingCredit", 0.0)
                .containsEntry("Status", "PAID");
    }

    @Test
    void moreThanIsLeftCannotBeAllocated() {
        assertThat(Books.errors(allocate("22.01")))
                .containsExactly(
                        "Credit note cannot be allocated as the amount is greater than the amount outstanding");
        assertThat(books.ledger().creditNotes().get(0).outstanding()).isEqualByComparingTo("22");
    }

    @Test
    void invoiceOfAnotherContactGetsNothing() {
        books.put("Invoices", "Invoices", Books.invoice("T-2", "110").replace("Walk-in", "Somebody"));
        HttpResponse<String> response = books.put(path(), """
                {"Allocations":[{"Invoice":{"InvoiceNumber":"T-2"},"Amount":1,"Date":"2026-03-05"}]}
                """);
        assertThat(Books.errors(response))
                .containsExactly("The invoice you are trying to allocate to belongs to another contact");
    }

    private HttpResponse<String> allocate(String amount) {
        return books.put(path(), """
                {"Allocations":[{"Invoice":{"InvoiceNumber":"T-1"},"Amount":%s,"Date":"2026-03-05"}]}
                """.formatted(amount));
    }

    private String path() {
        return "CreditNotes/" + note.get("CreditNoteID") + "/Allocations";
    }
}
