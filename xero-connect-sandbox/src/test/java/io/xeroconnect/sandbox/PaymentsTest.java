package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(XeroSandboxExtension.class)
class PaymentsTest {
    private Books books;

    @BeforeEach
    void open(XeroSandbox sandbox) {
        books = Books.in(sandbox);
        books.put("Invoices", "Invoices", Books.invoice("T-1", "110"));
    }

    @Test
    void paymentsPayAnInvoice() {
        Map<String, Object> cash = books.put("Payments", "Payments", Books.payment("T-1", "092", "60"));
        assertThat(cash)
                .containsEntry("PaymentType", "ACCRECPAYMENT")
                .containsEntry("Status", "AUTHORISED")
                .containsEntry("Amount", 60.0);
        assertThat(invoice()).containsEntry("AmountDue", 50.0).containsEntry("Status", "AUTHORISED");
        books.put("Payments", "Payments", Books.payment("T-1", "620", "50"));
        assertThat(invoice())
                .containsEntry("AmountDue", 0.0)
                .containsEntry("AmountPaid", 110.0)
                .containsEntry("Status", "PAID")
                .containsEntry("FullyPaidOnDate", "/Date(1772582400000+0000)/");
        assertThat(books.ledger().balance("092")).isEqualByComparingTo("60");
        assertThat(books.ledger().balance("620")).isEqualByComparingTo("50");
        assertThat(books.ledger().balance("610")).isEqualByComparingTo("0");
    }

    @Test
    void tooMuchIsRefused() {
        assertThat(errors(Books.payment("T-1", "092", "110.01")))
                .containsExactly("Payment amount exceeds the amount outstanding on this document");
    }

    @Test
    void twoPaymentsOfOneCallCannotPayTwice() {
        String twice = Books.payment("T-1", "092", "110");
        HttpResponse<String> response =
                books.put("Payments?summarizeErrors=false", "{\"Payments\":[" + twice + "," + twice + "]}");
        assertThat(Books.items(response, "Payments"))
                .extracting(item -> item.get("StatusAttributeString"))
                .containsExactly("OK", "ERROR");
        assertThat(Books.messages(Books.items(response, "Payments").get(1)))
                .containsExactly(
                        "Payments can only be made against Authorised documents",
                        "Payment amount exceeds the amount outstanding on this document");
        assertThat(books.ledger().payments()).hasSize(1);
    }

    @Test
    void draftsCannotBePaid() {
        books.put("Invoices", "Invoices", Books.invoice("T-2", "10").replace("AUTHORISED", "DRAFT"));
        assertThat(errors(Books.payment("T-2", "092", "10")))
                .containsExactly("Payments can only be made against Authorised documents");
    }

    @Test
    void accountMustBeABankOrTakePayments() {
        assertThat(errors(Books.payment("T-1", "200", "10")))
                .containsExactly("The account must be a bank account or have payments enabled");
        assertThat(errors(Books.payment("T-1", "970", "10"))).isEmpty();
    }

    @Test
    void creditNoteIsRefunded() {
        books.put("CreditNotes", "CreditNotes", Books.creditNote("R-1", "22"));
        String refund = """
                {"CreditNote":{"CreditNoteNumber":"R-1"},"Account":{"Code":"092"},"Date":"2026-03-04","Amount":22}
                """;
        assertThat(books.put("Payments", "Payments", refund)).containsEntry("PaymentType", "ARCREDITPAYMENT");
        assertThat(books.ledger().creditNotes())
                .extracting(LedgerDocument::status)
                .containsExactly("PAID");
        assertThat(books.ledger().balance("092")).isEqualByComparingTo("-22");
    }

    @Test
    void deletedPaymentIsOwedAgain() {
        Map<String, Object> payment = books.put("Payments", "Payments", Books.payment("T-1", "092", "110"));
        HttpResponse<String> deleted = books.post("Payments/" + payment.get("PaymentID"), "{\"Status\":\"DELETED\"}");
        assertThat(Books.items(deleted, "Payments").get(0)).containsEntry("Status", "DELETED");
        assertThat(invoice()).containsEntry("AmountDue", 110.0).containsEntry("Status", "AUTHORISED");
        assertThat(books.ledger().balance("092")).isEqualByComparingTo("0");
    }

    @Test
    void paymentsAreFoundByReferenceAndInvoice() {
        Map<String, Object> payment = books.put("Payments", "Payments", Books.payment("T-1", "092", "60"));
        String invoiceId = String.valueOf(invoice().get("InvoiceID"));
        for (String where : new String[] {
            "Reference==\"cash\"", "Invoice.InvoiceID==Guid(\"" + invoiceId + "\")", "Date==DateTime(2026,03,04)"
        }) {
            assertThat(Books.items(books.where("Payments", where), "Payments"))
                    .extracting(item -> item.get("PaymentID"))
                    .containsExactly(payment.get("PaymentID"));
        }
        assertThat(Books.items(books.where("Payments", "Reference==\"card\""), "Payments"))
                .isEmpty();
    }

    private Map<String, Object> invoice() {
        return Books.items(books.get("Invoices/T-1"), "Invoices").get(0);
    }

    private List<String> errors(String payment) {
        return Books.errors(books.put("Payments", "{\"Payments\":[" + payment + "]}"));
    }
}
