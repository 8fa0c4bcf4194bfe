package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(XeroSandboxExtension.class)
class InvoicesTest {
    private Books books;

    @BeforeEach
    void open(XeroSandbox sandbox) {
        books = Books.in(sandbox);
    }

    @Test
    void inclusiveInvoiceHasItsTaxWithin() {
        Map<String, Object> invoice = books.put("Invoices", "Invoices", Books.invoice("T-1", "110"));
        assertThat(invoice)
                .containsEntry("SubTotal", 100.0)
                .containsEntry("TotalTax", 10.0)
                .containsEntry("Total", 110.0)
                .containsEntry("AmountDue", 110.0)
                .containsEntry("Status", "AUTHORISED")
                .containsEntry("Date", "/Date(1772582400000+0000)/")
                .containsEntry("DateString", "2026-03-04T00:00:00");
    }

    @Test
    void exclusiveInvoiceHasItsTaxOnTopAndNoTaxHasNone() {
        String exclusive = Books.invoice("T-1", "100").replace("Inclusive", "Exclusive");
        assertThat(books.put("Invoices", "Invoices", exclusive)).containsEntry("Total", 110.0);
        String none = Books.invoice("T-2", "100").replace("Inclusive", "NoTax");
        assertThat(books.put("Invoices", "Invoices", none))
                .containsEntry("Total", 100.0)
                .containsEntry("TotalTax", 0.0);
    }

    @Test
    void taxIsRoundedLineByLine() {
        String lines = """
                [{"Description":"a","UnitAmount":0.05,"AccountCode":"200"},
                 {"Description":"b","UnitAmount":0.06,"AccountCode":"200"}]
                """;
        String invoice = Books.invoice("T-1", "1").replaceAll("\\[.*\\]", lines).replace("Inclusive", "Exclusive");
        assertThat(books.put("Invoices", "Invoices", invoice))
                .containsEntry("TotalTax", 0.02)
                .containsEntry("Total", 0.13);
    }

    @Test
    void unitAmountsHaveTwoDecimalsUnlessAskedForFour() {
        String invoice = Books.invoice("T-1", "0.1251").replace("\"Quantity\":1", "\"Quantity\":100");
        assertThat(books.put("Invoices", "Invoices", invoice)).containsEntry("Total", 13.0);
        assertThat(books.put("Invoices?unitdp=4", "Invoices", invoice.replace("T-1", "T-2")))
                .containsEntry("Total", 12.51);
    }

    @Test
    void takenNumberIsRefused() {
        books.put("Invoices", "Invoices", Books.invoice("T-1", "110"));
        HttpResponse<String> again = books.put("Invoices", "{\"Invoices\":[" + Books.invoice("t-1", "5") + "]}");
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(TestClient.json(again))
                .containsEntry("ErrorNumber", 10)
                .containsEntry("Type", "ValidationException")
                .containsEntry("Message", "A validation exception occurred");
        assertThat(Books.errors(again)).containsExactly("Invoice # must be unique.");
        assertThat(books.ledger().invoices()).hasSize(1);
    }

    @Test
    void postWithATakenNumberChangesThatInvoice() {
        Map<String, Object> first = books.put("Invoices", "Invoices", Books.invoice("T-1", "110"));
        HttpResponse<String> again = books.post("Invoices", "{\"Invoices\":[" + Books.invoice("T-1", "220") + "]}");
        assertThat(Books.items(again, "Invoices").get(0))
                .containsEntry("InvoiceID", first.get("InvoiceID"))
                .containsEntry("Total", 220.0);
        assertThat(books.ledger().invoices()).hasSize(1);
    }

    @Test
    void paidInvoiceCannotBeChanged() {
        books.put("Invoices", "Invoices", Books.invoice("T-1", "110"));
        books.put("Payments", "Payments", Books.payment("T-1", "092", "10"));
        assertThat(Books.errors(books.post("Invoices", "{\"Invoices\":[" + Books.invoice("T-1", "1") + "]}")))
                .containsExactly("This document cannot be edited as it has a payment or credit note allocated to it.");
        books.put("Payments", "Payments", Books.payment("T-1", "092", "100"));
        assertThat(Books.errors(books.post("Invoices", "{\"Invoices\":[" + Books.invoice("T-1", "1") + "]}")))
                .containsExactly("Invoice not of valid status for modification");
    }

    @Test
    void billsMayShareANumber() {
        String bill = Books.invoice("SUP-7", "11").replace("ACCREC", "ACCPAY").replace("200", "429");
        books.put("Invoices", "Invoices", bill);
        books.put("Invoices", "Invoices", bill);
        assertThat(books.ledger().invoices())
                .extracting(LedgerDocument::number, LedgerDocument::reference)
                .containsExactly(tuple("SUP-7", ""), tuple("SUP-7", ""));
    }

    @Test
    void oneRefusedElementRefusesThemAll() {
        HttpResponse<String> response = books.put("Invoices", batch("T-1", "T-2", "T-2"));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(books.ledger().invoices()).isEmpty();
        assertThat(books.ledger().contacts()).isEmpty();
    }

    @Test
    void elementsTellTheirStatesWhenErrorsAreNotSummarized() {
        HttpResponse<String> response = books.put("Invoices?summarizeErrors=false", batch("T-1", "T-2", "T-2"));
        assertThat(response.statusCode()).isEqualTo(200);
        List<Map<String, Object>> items = Books.items(response, "Invoices");
        assertThat(items).extracting(item -> item.get("StatusAttributeString")).containsExactly("OK", "OK", "ERROR");
        assertThat(items.get(2))
                .containsEntry("HasErrors", true)
                .containsEntry("InvoiceID", "00000000-0000-0000-0000-000000000000");
        assertThat(Books.messages(items.get(2))).containsExactly("Invoice # must be unique.");
        assertThat(books.ledger().invoices()).extracting(LedgerDocument::number).containsExactly("T-1", "T-2");
    }

    @Test
    void refusedElementLeavesNoContactBehind() {
        String bad = Books.invoice("T-1", "11").replace("200", "999");
        books.put("Invoices?summarizeErrors=false", "{\"Invoices\":[" + bad + "]}");
        assertThat(books.ledger().contacts()).isEmpty();
    }

    @Test
    void everyErrorOfAnElementIsTold() {
        HttpResponse<String> response = books.put("Invoices", """
                {"Invoices":[{"Type":"ACCREC","Status":"AUTHORISED","LineItems":[
                  {"Description":"a","UnitAmount":2,"LineAmount":3,"AccountCode":"999","TaxType":"VAT"}],"CurrencyCode":"EUR"}]}
                """);
        assertThat(Books.errors(response))
                .contains(
                        "A Contact must be specified for this type of transaction",
                        "Account code '999' is not a valid code for this document.",
                        "The line total 3.00 does not match the expected line total 2.00",
                        "The TaxType code 'VAT' does not exist or cannot be used for this type of transaction.",
                        "The due date must be specified",
                        "Organisation is not subscribed to currency EUR");
    }

    @Test
    void invoicesAreFoundByIdNumberAndReference() {
        Map<String, Object> first = books.put("Invoices", "Invoices", Books.invoice("T-1", "110"));
        books.put("Invoices", "Invoices", Books.invoice("T-2", "10").replace("till 1", "till 2"));
        assertThat(numbers(books.get("Invoices/" + first.get("InvoiceID")))).containsExactly("T-1");
        assertThat(numbers(books.get("Invoices/T-2"))).containsExactly("T-2");
        assertThat(numbers(books.get("Invoices?InvoiceNumbers=T-2,T-9"))).containsExactly("T-2");
        assertThat(numbers(books.get("Invoices?IDs=" + first.get("InvoiceID")))).containsExactly("T-1");
        assertThat(numbers(books.where("Invoices", "Reference==\"till 2\""))).containsExactly("T-2");
        assertThat(books.get("Invoices/T-9").statusCode()).isEqualTo(404);
    }

    @Test
    void pagesHaveLinesAndAWholeListHasNone() {
        books.put("Invoices", batch("T-1", "T-2", "T-3"));
        HttpResponse<String> second = books.get("Invoices?page=2&pageSize=2");
        assertThat(numbers(second)).containsExactly("T-3");
        assertThat(second.body())
                .contains("\"pagination\":{\"page\":2,\"pageSize\":2,\"pageCount\":2,\"itemCount\":3}", "Takings");
        HttpResponse<String> all = books.get("Invoices");
        assertThat(numbers(all)).hasSize(3);
        assertThat(all.body()).doesNotContain("Takings", "pagination");
    }

    @Test
    void invoiceWithoutANumberGetsOne() {
        String invoice = Books.invoice("T-1", "1").replace("\"InvoiceNumber\":\"T-1\",", "");
        assertThat(books.put("Invoices", "Invoices", invoice)).containsEntry("InvoiceNumber", "INV-0001");
    }

    @Test
    void voidedInvoiceGivesItsNumberBack() {
        Map<String, Object> first = books.put("Invoices", "Invoices", Books.invoice("T-1", "110"));
        books.post("Invoices/" + first.get("InvoiceID"), "{\"Status\":\"VOIDED\"}");
        assertThat(books.ledger().balance("200")).isEqualByComparingTo("0");
        books.put("Invoices", "Invoices", Books.invoice("T-1", "55"));
        assertThat(books.ledger().invoices())
                .extracting(LedgerDocument::status)
                .containsExactly("VOIDED", "AUTHORISED");
    }

    @Test
    void datesOfTheSdkAreRead() {
        String invoice = Books.invoice("T-1", "110").replace("2026-03-04", "/Date(1772582400000+0000)/");
        assertThat(books.put("Invoices", "Invoices", invoice)).containsEntry("DateString", "2026-03-04T00:00:00");
    }

    @Test
    void sixtyInvoicesFitInOneCall() {
        String[] numbers = new String[60];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = "T-" + i;
        }
        assertThat(books.put("Invoices", batch(numbers)).statusCode()).isEqualTo(200);
        assertThat(books.ledger().balance("200")).isEqualByComparingTo(new BigDecimal("-600"));
    }

    @Test
    void bodiesThatAreNoneAreNamed() {
        assertThat(books.put("Invoices", "{").body()).contains("PostDataInvalidException");
        assertThat(books.put("Invoices", "{\"Invoices\":[]}").body()).contains("NoDataProcessedException");
    }

    @Test
    void valueOfAnotherTypeRefusesTheWholeBody() {
        String two = batch("T-1", "T-2");
        for (String bad : List.of(
                two.replaceFirst("(?s)(.*)2026-03-04", "$1 4 March"),
                two.replaceFirst("(?s)(.*)Inclusive", "$1INCLUSIVE_OF_TAX"),
                two.replaceFirst("(?s)(.*)\"UnitAmount\":11", "$1\"UnitAmount\":\"eleven\""))) {
            HttpResponse<String> response = books.put("Invoices?summarizeErrors=false", bad);
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(TestClient.json(response)).containsEntry("Type", "PostDataInvalidException");
        }
        assertThat(books.ledger().invoices()).isEmpty();
    }

    private static String batch(String... numbers) {
        StringBuilder elements = new StringBuilder();
        for (String number : numbers) {
            elements.append(elements.isEmpty() ? "" : ",").append(Books.invoice(number, "11"));
        }
        return "{\"Invoices\":[" + elements + "]}";
    }

    private static List<String> numbers(HttpResponse<String> response) {
        return Books.items(response, "Invoices").stream()
                .map(item -> String.valueOf(item.get("InvoiceNumber")))
                .toList();
    }
}
