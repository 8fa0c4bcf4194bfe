package io.xeroconnect.sandbox.internal.accounting;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows invoices, bills and credit notes. */
final class DocumentItem {
    private DocumentItem() {}

    static Map<String, Object> of(Ledger ledger, Document document, boolean withLines) {
        Map<String, Object> item = reference(document);
        item.put("Reference", document.reference());
        item.put("Contact", ledger.contactOf(document.contact()).reference());
        Dates.put(item, "Date", document.date());
        item.put("Status", document.status());
        document.lines().put(item, withLines);
        item.put("CurrencyCode", Amounts.CURRENCY);
        item.put("CurrencyRate", BigDecimal.ONE);
        item.put("Payments", payments(ledger, document));
        if (document.type().isCredit()) {
            credit(item, ledger, document);
        } else {
            invoice(item, ledger, document);
        }
        if (document.status().equals("PAID")) {
            item.put("FullyPaidOnDate", Dates.of(document.settled()));
        }
        item.put("SentToContact", false);
        item.put("HasAttachments", false);
        item.put("HasErrors", false);
        item.put("UpdatedDateUTC", Dates.of(document.updated()));
        return item;
    }

    /** As payments and allocations mention it. */
    static Map<String, Object> reference(Document document) {
        boolean credit = document.type().isCredit();
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("Type", document.type().name());
        item.put(credit ? "CreditNoteID" : "InvoiceID", document.id().toString());
        item.put(credit ? "CreditNoteNumber" : "InvoiceNumber", document.number());
        return item;
    }

    private static void credit(Map<String, Object> item, Ledger ledger, Document document) {
        item.put("RemainingCredit", document.outstanding());
        item.put("AppliedAmount", document.credited());
        item.put(
                "Allocations",
                ledger.allocations().all().stream()
                        .filter(allocation -> allocation.creditNote().equals(document.id()))
                        .map(allocation -> AllocationsBook.item(ledger, allocation))
                        .toList());
    }

    private static void invoice(Map<String, Object> item, Ledger ledger, Document document) {
        Dates.put(item, "DueDate", document.dueDate());
        item.put("AmountDue", document.isLive() ? document.outstanding() : Amounts.ZERO);
        item.put("AmountPaid", document.paid());
        item.put("AmountCredited", document.credited());
        item.put("CreditNotes", creditNotes(ledger, document));
        item.put("Prepayments", List.of());
        item.put("Overpayments", List.of());
    }

    private static List<Map<String, Object>> payments(Ledger ledger, Document document) {
        return ledger.payments().all().stream()
                .filter(payment -> payment.document().equals(document.id()) && !payment.deleted())
                .map(DocumentItem::payment)
                .toList();
    }

    private static Map<String, Object> payment(Payment payment) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("PaymentID", payment.id().toString());
        item.put("Date", Dates.of(payment.date()));
        item.put("Amount", payment.amount());
        item.put("Reference", payment.reference());
        item.put("CurrencyRate", BigDecimal.ONE);
        return item;
    }

    private static List<Map<String, Object>> creditNotes(Ledger ledger, Document invoice) {
        return ledger.allocations().all().stream()
                .filter(allocation -> allocation.invoice().equals(invoice.id()))
                .map(allocation -> {
                    Document note =
                            ledger.documents().find(allocation.creditNote()).orElseThrow();
                    Map<String, Object> item = reference(note);
                    item.put("Date", Dates.of(allocation.date()));
                    item.put("AppliedAmount", allocation.amount());
                    item.put("Total", note.lines().total());
                    return item;
                })
                .toList();
    }
}
