package io.xeroconnect.examples.pos;

import com.google.api.client.http.HttpTransport;
import com.xero.api.ApiClient;
import com.xero.api.client.AccountingApi;
import io.xeroconnect.ConnectionManager;
import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.model.XeroEndpoints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The shop's books in Xero: the official SDK, with the library's tokens, at the pace that Xero allows. What fails is
 * thrown as the SDK or the library throws it.
 */
final class TillXero {
    /** Xero allows 60 a minute to an app in an organisation; the library needs a few of them. */
    private static final int CALLS_A_MINUTE = 55;

    /** So that a question stays below 2,000 characters, which every proxy on the way lets pass. */
    private static final int NUMBERS_IN_A_QUESTION = 20;

    /**
     * Below this level the HTTP library prints every request with its token, and the SDK offers no way to forbid that. A
     * field, because the logging system forgets a logger that nobody holds, and its level with it.
     */
    private static final Logger HTTP = Logger.getLogger(HttpTransport.class.getName());

    private final ConnectionManager xero;
    private final ConnectionKey shop;
    private final Pace pace;
    private final Map<Shelf, Book> books;

    TillXero(ConnectionManager xero, XeroEndpoints endpoints, ConnectionKey shop, Moments moments) {
        HTTP.setLevel(Level.INFO);
        this.xero = xero;
        this.shop = shop;
        this.pace = new Pace(CALLS_A_MINUTE, moments);
        String root = endpoints.api().toString().replaceAll("/$", "");
        AccountingApi accounting = new AccountingApi(new ApiClient(root, null, null, null, null));
        this.books = Map.of(
                Shelf.INVOICES, new InvoicesBook(accounting),
                Shelf.CREDIT_NOTES, new CreditNotesBook(accounting),
                Shelf.PAYMENTS, new PaymentsBook(accounting),
                Shelf.BANK_TRANSACTIONS, new BankTransactionsBook(accounting),
                Shelf.MANUAL_JOURNALS, new ManualJournalsBook(accounting));
    }

    /**
     * Creates documents of one shelf and returns what Xero answers about each.
     *
     * @param beforeSending runs just before a request leaves; if the library has no usable token, none does
     */
    List<Answer> create(List<Document> batch, String idempotencyKey, Runnable beforeSending)
            throws IOException, InterruptedException {
        Book book = book(batch.get(0).entry().shelf());
        pace.next();
        return xero.call(shop, (token, tenant) -> {
            beforeSending.run();
            return book.create(token, tenant, batch, idempotencyKey);
        });
    }

    /** Returns all that Xero has under these numbers. */
    List<Found> find(Shelf shelf, List<String> numbers) throws IOException, InterruptedException {
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i += NUMBERS_IN_A_QUESTION) {
            List<String> some = numbers.subList(i, Math.min(numbers.size(), i + NUMBERS_IN_A_QUESTION));
            pace.next();
            found.addAll(xero.call(shop, (token, tenant) -> book(shelf).find(token, tenant, some)));
        }
        return found;
    }

    /** Returns what the shop's owner has to do so that calls succeed again, or empty if nothing is known. */
    Optional<String> remedy() {
        return xero.findConnection(shop)
                .filter(connection -> !connection.isUsable())
                .map(XeroConnection::nextStep)
                .or(() -> xero.test(shop).results().stream()
                        .filter(result -> result.outcome() == CheckResult.Outcome.FAIL)
                        .map(CheckResult::ownerRemedy)
                        .findFirst());
    }

    private Book book(Shelf shelf) {
        return Optional.ofNullable(books.get(shelf)).orElseThrow();
    }
}
