package io.xeroconnect.sandbox.internal.api;

import static java.util.Map.entry;

import io.xeroconnect.sandbox.internal.accounting.AccountsBook;
import io.xeroconnect.sandbox.internal.accounting.AllocationsBook;
import io.xeroconnect.sandbox.internal.accounting.BankTransactionsBook;
import io.xeroconnect.sandbox.internal.accounting.Book;
import io.xeroconnect.sandbox.internal.accounting.ContactsBook;
import io.xeroconnect.sandbox.internal.accounting.DocumentsBook;
import io.xeroconnect.sandbox.internal.accounting.JournalsBook;
import io.xeroconnect.sandbox.internal.accounting.PaymentsBook;
import io.xeroconnect.sandbox.internal.accounting.TaxRatesBook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What there is below {@code /api.xro/2.0/}, with the scopes that it takes: the broad ones as long as they live. */
final class Resources {
    private record Shelf(Book book, Set<String> scopes) {
        Shelf(Book book, String... scopes) {
            this(book, Set.of(scopes));
        }
    }

    private static final String BROAD = "accounting.transactions";
    private static final Resource ORGANISATION = Resource.ofSettings("Organisations", OrganisationItems::of);
    private static final Map<String, Resource> FIXED = Map.of(
            "Organisation", ORGANISATION,
            "Organisations", ORGANISATION,
            "Organisation/Actions", Resource.ofSettings("Actions", ActionItems::of),
            "Users", Resource.ofSettings("Users", UserItems::of),
            "Journals", Resource.premium("Journals", "accounting.journals.read", connection -> List.of()));

    private static final Map<String, Shelf> SHELVES = Map.ofEntries(
            entry("Accounts", new Shelf(new AccountsBook(), "accounting.settings")),
            entry("TaxRates", new Shelf(new TaxRatesBook(), "accounting.settings")),
            entry("Contacts", new Shelf(new ContactsBook(), "accounting.contacts")),
            entry("Invoices", new Shelf(DocumentsBook.invoices(), "accounting.invoices", BROAD)),
            entry("CreditNotes", new Shelf(DocumentsBook.creditNotes(), "accounting.invoices", BROAD)),
            entry("Payments", new Shelf(new PaymentsBook(), "accounting.payments", BROAD)),
            entry("BankTransactions", new Shelf(new BankTransactionsBook(), "accounting.banktransactions", BROAD)),
            entry("ManualJournals", new Shelf(new JournalsBook(), "accounting.manualjournals", BROAD)));

    private Resources() {}

    /** Finds what a path below the root leads to. */
    static Optional<Resource> find(String path) {
        return Optional.ofNullable(FIXED.get(path)).or(() -> onShelf(path.split("/", -1)));
    }

    private static Optional<Resource> onShelf(String[] path) {
        Optional<Shelf> shelf = Optional.ofNullable(SHELVES.get(path[0]));
        return switch (path.length) {
            case 1 -> shelf.map(any -> Resource.ofBook(any.book(), "", any.scopes()));
            case 2 -> shelf.map(any -> Resource.ofBook(any.book(), path[1], any.scopes()));
            case 3 ->
                shelf.filter(any -> path[0].equals("CreditNotes") && path[2].equals("Allocations"))
                        .map(any -> Resource.ofBook(new AllocationsBook(path[1]), "", any.scopes()));
            default -> Optional.empty();
        };
    }
}
