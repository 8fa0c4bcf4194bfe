package io.xeroconnect.sandbox.internal.accounting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * {@code Contacts}. A name belongs to one active contact, whatever its case. A POST without an id changes the contact
 * of that name.
 */
public final class ContactsBook implements Book {
    /** Reads and writes any ledger. */
    public ContactsBook() {}

    @Override
    public String name() {
        return "Contacts";
    }

    @Override
    public String idName() {
        return "ContactID";
    }

    @Override
    public String numberName() {
        return "ContactNumber";
    }

    @Override
    public Set<String> fields() {
        return Set.of(
                "ContactID",
                "ContactNumber",
                "AccountNumber",
                "ContactStatus",
                "Name",
                "FirstName",
                "LastName",
                "EmailAddress",
                "UpdatedDateUTC");
    }

    @Override
    public List<Map<String, Object>> items(Ledger ledger, boolean withLines) {
        return ledger.contacts().all().stream().map(Contact::item).toList();
    }

    @Override
    public Map<String, Object> write(Ledger ledger, Element element, Writing how) {
        Optional<Contact> before = how.create() ? Optional.empty() : existing(ledger, element);
        Contact contact = contact(element, before, how);
        ledger.contacts()
                .first(other -> other.isCalled(contact.name()) && !other.id().equals(contact.id()))
                .ifPresent(other -> {
                    throw new Refusal("The contact name " + contact.name()
                            + " is already assigned to another contact."
                            + " The contact name must be unique across all active contacts.");
                });
        ledger.contacts().put(contact.id(), contact);
        return contact.item();
    }

    /**
     * Finds the contact that a document names, by id or name, and makes one of a name that is new.
     *
     * <p>That Xero matches names whatever their case is what its users report.
     */
    static Optional<Contact> named(Ledger ledger, Element contact, Writing how) {
        if (contact.id("ContactID").isPresent()) {
            return contact.id("ContactID").flatMap(ledger.contacts()::find);
        }
        return contact.text("Name")
                .map(name -> ledger.contacts().first(any -> any.isCalled(name)).orElseGet(() -> {
                    Contact made = contact(contact, Optional.empty(), how);
                    ledger.contacts().put(made.id(), made);
                    return made;
                }));
    }

    private static Optional<Contact> existing(Ledger ledger, Element element) {
        Optional<UUID> id = element.id("ContactID");
        if (id.isPresent()) {
            return Optional.of(id.flatMap(ledger.contacts()::find)
                    .orElseThrow(
                            () -> new Refusal("The contact with the specified contact details could not be found")));
        }
        return element.text("Name").flatMap(name -> ledger.contacts().first(contact -> contact.isCalled(name)));
    }

    private static Contact contact(Element element, Optional<Contact> before, Writing how) {
        String name = element.text("Name")
                .or(() -> before.map(Contact::name))
                .orElseThrow(() -> new Refusal("The contact name must be specified"));
        boolean archived = element.text("ContactStatus")
                .map("ARCHIVED"::equals)
                .orElse(before.filter(Contact::archived).isPresent());
        return new Contact(
                before.map(Contact::id).orElseGet(UUID::randomUUID),
                name,
                element.text("ContactNumber", before.map(Contact::number).orElse("")),
                element.text("AccountNumber", before.map(Contact::accountNumber).orElse("")),
                element.text("FirstName", before.map(Contact::firstName).orElse("")),
                element.text("LastName", before.map(Contact::lastName).orElse("")),
                element.text("EmailAddress", before.map(Contact::email).orElse("")),
                archived,
                how.now());
    }
}
