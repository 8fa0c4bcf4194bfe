package io.xeroconnect.sandbox.internal.accounting;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The books of one organisation. Not safe by itself: its user holds the world's monitor. */
public final class Ledger {
    private final Chart chart = new Chart();
    private final Table<Contact> contacts = new Table<>();
    private final Table<Document> documents = new Table<>();
    private final Table<Allocation> allocations = new Table<>();
    private final Table<Payment> payments = new Table<>();
    private final Table<BankTransaction> bankTransactions = new Table<>();
    private final Table<ManualJournal> journals = new Table<>();

    /** Opens empty books with a chart of accounts. */
    public Ledger() {}

    /**
     * Opens an account.
     *
     * @throws IllegalArgumentException if there is one with this code, or no such type
     */
    public void openAccount(String code, String name, String type, boolean takesPayments) {
        chart.open(code, name, type, takesPayments);
    }

    /** Returns the chart of accounts. */
    public List<Account> accounts() {
        return chart.all();
    }

    /** Returns what puts all documents back to how they are now. */
    public Runnable undo() {
        List<Runnable> parts = List.of(
                contacts.undo(),
                documents.undo(),
                allocations.undo(),
                payments.undo(),
                bankTransactions.undo(),
                journals.undo());
        return () -> parts.forEach(Runnable::run);
    }

    Chart chart() {
        return chart;
    }

    Table<Contact> contacts() {
        return contacts;
    }

    Table<Document> documents() {
        return documents;
    }

    Table<Allocation> allocations() {
        return allocations;
    }

    Table<Payment> payments() {
        return payments;
    }

    Table<BankTransaction> bankTransactions() {
        return bankTransactions;
    }

    Table<ManualJournal> journals() {
        return journals;
    }

    Contact contactOf(UUID id) {
        return contacts.find(id).orElseThrow();
    }

    /** Finds a document of one side by id, or else by the number that it holds. */
    Optional<Document> document(boolean credit, Optional<UUID> id, Optional<String> number) {
        return id.flatMap(documents::find)
                .filter(document -> document.type().isCredit() == credit)
                .or(() -> number.flatMap(text -> documents.first(
                        document -> document.type().isCredit() == credit && document.holdsNumber(text))));
    }
}
