package io.xeroconnect.sandbox.internal.accounting;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Makes a document of an element: what it says, else what was there before, else Xero's default.
 *
 * <p>Assumptions: that a document beyond a draft needs a due date if it is an invoice or a bill, the words in which
 * Xero asks for one, those about a credit note number that is taken, and that a total below zero is refused.
 */
final class DocumentReader {
    private static final Set<String> STATUSES = Set.of("DRAFT", "SUBMITTED", "AUTHORISED", "VOIDED", "DELETED");

    private final Ledger ledger;
    private final Writing how;
    private final String numberName;
    private final Problems problems = new Problems();

    DocumentReader(Ledger ledger, Writing how, String numberName) {
        this.ledger = ledger;
        this.how = how;
        this.numberName = numberName;
    }

    Document read(DocumentType type, Element element, Optional<Document> before) {
        problems.requireCurrency(element);
        UUID id = before.map(Document::id).orElseGet(UUID::randomUUID);
        String status = status(element, before);
        Optional<UUID> contact = contact(element, before);
        String number = number(type, element, before, id);
        Optional<LocalDate> due = element.date("DueDate").or(() -> before.map(Document::dueDate));
        Lines lines = lines(element, before, status.equals("DRAFT"));
        LocalDate date =
                element.date("Date").or(() -> before.map(Document::date)).orElseGet(() -> Dates.day(how.now()));
        problems.require(
                type.isCredit() || status.equals("DRAFT") || due.isPresent(), "The due date must be specified");
        problems.require(lines.total().signum() >= 0, "The total of the document must not be negative");
        problems.refuseIfAny();
        return new Document(
                id,
                type,
                number,
                type.isSales()
                        ? element.text(
                                "Reference", before.map(Document::reference).orElse(""))
                        : "",
                contact.orElse(Ids.NONE),
                date,
                due.orElse(date),
                lines,
                settled(status, lines),
                Amounts.ZERO,
                Amounts.ZERO,
                date,
                how.now());
    }

    private String status(Element element, Optional<Document> before) {
        String status =
                element.text("Status").or(() -> before.map(Document::status)).orElse("DRAFT");
        problems.require(
                STATUSES.contains(status)
                        && (before.isPresent() || !Set.of("VOIDED", "DELETED").contains(status)),
                "The status " + status + " cannot be set");
        return status;
    }

    /** Nothing is outstanding of a document over nothing. */
    private static String settled(String status, Lines lines) {
        return status.equals("AUTHORISED") && lines.total().signum() == 0 ? "PAID" : status;
    }

    private Optional<UUID> contact(Element element, Optional<Document> before) {
        Element named = element.object("Contact");
        Optional<UUID> contact = named.members().isEmpty()
                ? before.map(Document::contact)
                : ContactsBook.named(ledger, named, how).map(Contact::id);
        problems.require(contact.isPresent(), "A Contact must be specified for this type of transaction");
        return contact;
    }

    private String number(DocumentType type, Element element, Optional<Document> before, UUID id) {
        String number =
                element.text(numberName).or(() -> before.map(Document::number)).orElseGet(() -> freeNumber(type));
        boolean taken = type.isSales()
                && ledger.documents()
                        .first(other -> other.type() == type
                                && other.holdsNumber(number)
                                && !other.id().equals(id))
                        .isPresent();
        problems.require(!taken, type.isCredit() ? "Credit Note # must be unique." : "Invoice # must be unique.");
        problems.require(number.length() <= 255, numberName + " must not be longer than 255 characters");
        return number;
    }

    private String freeNumber(DocumentType type) {
        int count = ledger.documents().size();
        String number = type.number(++count);
        while (isTaken(type, number)) {
            number = type.number(++count);
        }
        return number;
    }

    private boolean isTaken(DocumentType type, String number) {
        return type.isSales()
                && ledger.documents()
                        .first(other -> other.type() == type && other.holdsNumber(number))
                        .isPresent();
    }

    private Lines lines(Element element, Optional<Document> before, boolean draft) {
        TaxMode mode = TaxMode.in(
                element, before.map(document -> document.lines().mode()).orElse(TaxMode.EXCLUSIVE));
        return before.filter(any -> !element.has("LineItems"))
                .map(Document::lines)
                .orElseGet(() -> new LinesReader(ledger.chart(), problems, mode, how.unitDecimals(), draft)
                        .read(element.list("LineItems")));
    }
}
