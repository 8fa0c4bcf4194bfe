package io.xeroconnect.sandbox.internal.accounting;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * {@code CreditNotes/{id}/Allocations}. Assumptions: the words of the refusals, and that contact and side of credit
 * note and invoice must be the same.
 */
public final class AllocationsBook implements Book {
    private final String creditNote;

    /** The allocations of one credit note, given by its id. */
    public AllocationsBook(String creditNote) {
        this.creditNote = creditNote;
    }

    @Override
    public String name() {
        return "Allocations";
    }

    @Override
    public String idName() {
        return "AllocationID";
    }

    @Override
    public Set<String> fields() {
        return Set.of("Date", "Amount");
    }

    @Override
    public List<Map<String, Object>> items(Ledger ledger, boolean withLines) {
        return ledger.allocations().all().stream()
                .filter(allocation -> allocation.creditNote().toString().equalsIgnoreCase(creditNote))
                .map(allocation -> item(ledger, allocation))
                .toList();
    }

    @Override
    public Map<String, Object> write(Ledger ledger, Element element, Writing how) {
        Document note = ledger.document(true, Ids.parse(creditNote), Optional.empty())
                .orElseThrow(() -> new Refusal("Credit Note with the specified CreditNoteID could not be found"));
        Document invoice = invoice(ledger, element.object("Invoice"));
        BigDecimal amount =
                Amounts.cents(element.number("Amount").orElseThrow(() -> new Refusal("Amount must be specified")));
        check(note, invoice, amount);
        Allocation allocation = new Allocation(
                UUID.randomUUID(),
                note.id(),
                invoice.id(),
                element.date("Date").orElseGet(() -> Dates.day(how.now())),
                amount);
        ledger.documents().put(note.id(), note.withCredited(amount, allocation.date(), how.now()));
        ledger.documents().put(invoice.id(), invoice.withCredited(amount, allocation.date(), how.now()));
        ledger.allocations().put(allocation.id(), allocation);
        return item(ledger, allocation);
    }

    private static Document invoice(Ledger ledger, Element named) {
        return ledger.document(false, named.id("InvoiceID"), named.text("InvoiceNumber"))
                .orElseThrow(() -> new Refusal("Invoice could not be found"));
    }

    private static void check(Document note, Document invoice, BigDecimal amount) {
        Problems problems = new Problems();
        problems.require(
                note.status().equals("AUTHORISED") && invoice.status().equals("AUTHORISED"),
                "Credit notes can only be allocated to Authorised documents");
        problems.require(
                note.type().canCredit(invoice.type()) && note.contact().equals(invoice.contact()),
                "The invoice you are trying to allocate to belongs to another contact");
        problems.require(amount.signum() > 0, "Amount must be greater than zero");
        problems.require(
                amount.compareTo(note.outstanding()) <= 0 && amount.compareTo(invoice.outstanding()) <= 0,
                "Credit note cannot be allocated as the amount is greater than the amount outstanding");
        problems.refuseIfAny();
    }

    static Map<String, Object> item(Ledger ledger, Allocation allocation) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("AllocationID", allocation.id().toString());
        item.put("Amount", allocation.amount());
        item.put("Date", Dates.of(allocation.date()));
        item.put(
                "Invoice",
                DocumentItem.reference(
                        ledger.documents().find(allocation.invoice()).orElseThrow()));
        item.put("IsDeleted", false);
        return item;
    }
}
