package io.xeroconnect.sandbox.internal.accounting;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * {@code Invoices} with bills, or {@code CreditNotes} of both sides. A sales number that is taken refuses a PUT, and
 * names the document that a POST changes.
 */
public final class DocumentsBook implements Book {
    private static final Set<String> UNEDITABLE = Set.of("PAID", "VOIDED", "DELETED");

    private final boolean credit;

    private DocumentsBook(boolean credit) {
        this.credit = credit;
    }

    /** Returns the book of invoices and bills. */
    public static DocumentsBook invoices() {
        return new DocumentsBook(false);
    }

    /** Returns the book of credit notes. */
    public static DocumentsBook creditNotes() {
        return new DocumentsBook(true);
    }

    @Override
    public String name() {
        return credit ? "CreditNotes" : "Invoices";
    }

    @Override
    public String idName() {
        return credit ? "CreditNoteID" : "InvoiceID";
    }

    @Override
    public String numberName() {
        return credit ? "CreditNoteNumber" : "InvoiceNumber";
    }

    @Override
    public Set<String> fields() {
        Set<String> fields = new HashSet<>(Set.of(
                "Type",
                "Reference",
                "Date",
                "Status",
                "SubTotal",
                "TotalTax",
                "Total",
                "UpdatedDateUTC",
                "Contact",
                "CurrencyCode",
                "LineAmountTypes",
                "FullyPaidOnDate"));
        fields.addAll(Set.of(idName(), numberName()));
        fields.addAll(
                credit
                        ? Set.of("RemainingCredit", "AppliedAmount")
                        : Set.of("DueDate", "AmountDue", "AmountPaid", "AmountCredited"));
        return fields;
    }

    @Override
    public List<Map<String, Object>> items(Ledger ledger, boolean withLines) {
        return ledger.documents().all().stream()
                .filter(document -> document.type().isCredit() == credit)
                .map(document -> DocumentItem.of(ledger, document, withLines))
                .toList();
    }

    @Override
    public Map<String, Object> write(Ledger ledger, Element element, Writing how) {
        Optional<Document> before = how.create() ? Optional.empty() : existing(ledger, element);
        before.ifPresent(document -> requireEditable(document, element));
        Document next = new DocumentReader(ledger, how, numberName()).read(type(element, before), element, before);
        ledger.documents().put(next.id(), next);
        return DocumentItem.of(ledger, next, true);
    }

    private DocumentType type(Element element, Optional<Document> before) {
        EnumSet<DocumentType> types = credit
                ? EnumSet.of(DocumentType.ACCRECCREDIT, DocumentType.ACCPAYCREDIT)
                : EnumSet.of(DocumentType.ACCREC, DocumentType.ACCPAY);
        return before.map(Document::type)
                .or(() -> element.text("Type").flatMap(DocumentType::of))
                .filter(types::contains)
                .orElseThrow(() -> new Refusal("Type must be one of " + types));
    }

    /** A number finds documents of the same type only, and bills by id only: their numbers are not theirs alone. */
    private Optional<Document> existing(Ledger ledger, Element element) {
        Optional<UUID> id = element.id(idName()).filter(any -> !any.equals(Ids.NONE));
        if (id.isPresent()) {
            return Optional.of(ledger.document(credit, id, Optional.empty())
                    .orElseThrow(() -> new Refusal(
                            "The document with the supplied id was not found for the endpoint " + name() + ".")));
        }
        return element.text(numberName())
                .flatMap(number -> ledger.documents()
                        .first(document -> document.type().isCredit() == credit
                                && document.type().isSales()
                                && document.holdsNumber(number)
                                && element.text("Type")
                                        .filter(document.type().name()::equals)
                                        .isPresent()));
    }

    private static void requireEditable(Document document, Element element) {
        if (UNEDITABLE.contains(document.status())) {
            throw new Refusal("Invoice not of valid status for modification");
        }
        if (document.isTouched()) {
            throw new Refusal("This document cannot be edited as it has a payment or credit note allocated to it.");
        }
        boolean draft = !document.status().equals("AUTHORISED");
        String forbidden = draft ? "VOIDED" : "DELETED";
        if (element.text("Status").filter(forbidden::equals).isPresent()) {
            throw new Refusal("Invoice not of valid status for modification");
        }
    }
}
