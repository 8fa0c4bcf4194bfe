package io.xeroconnect.examples.pos;

import static org.assertj.core.api.Assertions.assertThat;

import com.xero.api.ApiClient;
import com.xero.api.client.AccountingApi;
import com.xero.models.accounting.PaymentDelete;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.sandbox.LedgerBankTransaction;
import io.xeroconnect.sandbox.LedgerDocument;
import io.xeroconnect.sandbox.LedgerPayment;
import io.xeroconnect.sandbox.SandboxLedger;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PostingTest {
    private static final Instant EVENING = Instant.parse("2026-11-21T18:00:00Z");
    private static final int ALL = SmallDay.documents().size();

    private TillShop shop;
    private TillQueue queue;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        shop = new TillShop(folder.resolve("tokens"), EVENING);
        shop.connect();
        queue = TillQueue.open(folder.resolve("takings"), Chart.DEFAULT);
    }

    @AfterEach
    void close() throws Exception {
        queue.close();
        shop.close();
    }

    @Test
    void aDayIsAQuestionAndARequestForEachShelf() throws Exception {
        openAccounts();
        queue.take(SmallDay.DAY);
        shop.sandbox.resetRequests();
        assertThat(post()).isEmpty();
        assertThat(queue.count(State.Posted.class::isInstance)).isEqualTo(ALL);
        assertThat(shop.sandbox.requests()).hasSize(2 * Shelf.values().length);
    }

    @Test
    void theBooksAreWhatAnAccountantExpects() throws Exception {
        openAccounts();
        queue.take(SmallDay.DAY);
        post();
        SandboxLedger books = shop.organisation.ledger();
        // Change 100, sale 20, debt 120, milk -6.60, bank -80.
        assertThat(books.balance(Chart.DEFAULT.cash())).isEqualByComparingTo("153.40");
        assertThat(books.balance(Chart.DEFAULT.card())).isEqualByComparingTo("-12.55");
        assertThat(books.balance(Chart.DEFAULT.voucher())).isEqualByComparingTo("15.00");
        assertThat(books.balance(Chart.DEFAULT.variance())).isEqualByComparingTo("1.35");
        assertThat(books.invoices().stream()
                        .filter(invoice -> invoice.contact().equals("Harbour Plumbing"))
                        .map(LedgerDocument::outstanding))
                .singleElement()
                .isEqualTo(new BigDecimal("100.00"));
    }

    @Test
    void whatXeroRefusesIsSetAsideAndTriedAgainByTheNextRun() throws Exception {
        queue.take(SmallDay.DAY);
        assertThat(post()).isEmpty();
        assertThat(queue.refusals())
                .containsExactly(
                        "T1-20261121-0001, Cash in, 100.00. Xero says: Account code '625' is not a valid code for this"
                                + " document.",
                        "T1-20261121-0008, Cash out, 80.00. Xero says: Account code '625' is not a valid code for this"
                                + " document.",
                        "T1-20261121-0009, Till variance, -1.35. Xero says: Account code '625' is not a valid code for"
                                + " this document.");
        assertThat(queue.count(State.Posted.class::isInstance)).isEqualTo(ALL - 3);
        openAccounts();
        post();
        assertThat(queue.count(State.Posted.class::isInstance)).isEqualTo(ALL);
        requireOnce();
    }

    @Test
    void aLostReplyIsMadeGoodAtOnceByTheIdempotencyKey() throws Exception {
        openAccounts();
        queue.take(SmallDay.DAY);
        nextPost(Endpoint.BANK_TRANSACTIONS, Fault.LOST_REPLY, 1);
        assertThat(post()).isEmpty();
        requireOnce();
    }

    @ParameterizedTest
    @EnumSource(
            value = Endpoint.class,
            names = {"INVOICES", "CREDIT_NOTES", "PAYMENTS", "BANK_TRANSACTIONS", "MANUAL_JOURNALS"})
    void whoseReplyWasLostTwiceIsLookedUp(Endpoint endpoint) throws Exception {
        openAccounts();
        queue.take(SmallDay.DAY);
        nextPost(endpoint, Fault.LOST_REPLY, 2);
        assertThat(post()).contains("Xero cannot be reached; nothing need be done but to be online again.");
        // Longer than the key is remembered.
        shop.sandbox.advance(Duration.ofHours(1));
        shop.sandbox.resetRequests();
        assertThat(post()).isEmpty();
        assertThat(shop.sandbox.requests().stream().filter(request -> request.endpoint() == endpoint))
                .allMatch(request -> request.method().equals("GET"))
                .isNotEmpty();
        requireOnce();
    }

    @Test
    void aRequestThatMayStillBeOnItsWayIsNotLookedForTooSoon() throws Exception {
        queue.take(SmallDay.DAY);
        nextPost(Endpoint.INVOICES, Fault.LOST_REPLY, 2);
        post();
        Instant sent = shop.sandbox.clock().instant();
        post();
        assertThat(shop.sandbox.clock().instant()).isAfter(sent.plusSeconds(59));
    }

    @Test
    void aHundredAndTwentySalesAreThreeBatches() throws Exception {
        queue.take(TillFile.parse(sales(120)).get(0));
        shop.sandbox.resetRequests();
        assertThat(post()).isEmpty();
        for (Endpoint endpoint : List.of(Endpoint.INVOICES, Endpoint.PAYMENTS)) {
            assertThat(shop.sandbox.count(endpoint, request -> request.method().equals("PUT")))
                    .isEqualTo(3);
        }
    }

    @Test
    void callsAreNeverTooManyAMinute() throws Exception {
        for (int i = 0; i < 130; i++) {
            shop.xero.find(Shelf.INVOICES, List.of("T1-20261121-0001"));
        }
        assertThat(shop.sandbox.requests()).noneMatch(request -> request.status() == 429);
        assertThat(shop.sandbox.clock().instant()).isBetween(EVENING.plusSeconds(119), EVENING.plusSeconds(180));
    }

    @Test
    void aBatchThatIsRefusedAsAWholeIsPostedOneByOne() throws Exception {
        openAccounts();
        queue.take(SmallDay.DAY);
        String refusal = """
                {"ErrorNumber":10,"Type":"ValidationException","Message":"A validation exception occurred","Elements":[]}
                """;
        nextPost(Endpoint.INVOICES, Fault.status(400, "application/json", refusal), 1);
        assertThat(post()).isEmpty();
        assertThat(queue.count(State.Posted.class::isInstance)).isEqualTo(ALL);
        requireOnce();
    }

    @Test
    void aLimitThatAnotherProgramUsedUpIsWaitedFor() throws Exception {
        openAccounts();
        queue.take(SmallDay.DAY);
        nextPost(Endpoint.PAYMENTS, Fault.rateLimited(Duration.ofSeconds(55), "minute"), 1);
        assertThat(post()).isEmpty();
        assertThat(shop.sandbox.clock().instant()).isAfter(EVENING.plusSeconds(55));
        requireOnce();
    }

    @Test
    void aLimitOfTheDayIsNotWaitedFor() throws Exception {
        queue.take(SmallDay.DAY);
        shop.sandbox.faults().next(Endpoint.INVOICES, Fault.rateLimited(Duration.ofHours(5), "day"));
        assertThat(post()).contains("Xero's limit of calls for today is used up; nothing need be done.");
        assertThat(queue.count(State::isOpen)).isEqualTo(ALL);
    }

    @Test
    void whoEndedTheConnectionIsToldWhatToDo() throws Exception {
        queue.take(SmallDay.DAY);
        shop.disconnectInsideXero();
        assertThat(post())
                .contains("The organisation was disconnected inside Xero. Press Connect and allow access again.");
        openAccounts();
        shop.connect();
        assertThat(post()).isEmpty();
        requireOnce();
    }

    @Test
    void whatStandsTwiceInXeroIsADifference() throws Exception {
        openAccounts();
        queue.take(SmallDay.DAY);
        post();
        assertThat(reconciliation().lines()).endsWith("till: 13 of 13 documents in Xero, difference 0.00");
        // The till's journal gets lost, and with it the memory that anything was sent.
        shop.xero.create(List.of(SmallDay.documents().get(0)), "another-key", () -> {});
        assertThat(reconciliation().lines()).endsWith("till: 14 of 13 documents in Xero, difference 100.00");
    }

    @Test
    void aTillThatLostItsMemoryPostsNothingTwice(@TempDir Path elsewhere) throws Exception {
        openAccounts();
        queue.take(SmallDay.DAY);
        post();
        queue.close();
        queue = TillQueue.open(elsewhere, Chart.DEFAULT);
        queue.take(SmallDay.DAY);
        assertThat(post()).isEmpty();
        assertThat(queue.count(State.Posted.class::isInstance)).isEqualTo(ALL);
        requireOnce();
    }

    @Test
    void aNumberThatMeansSomethingElseInXeroIsNamed(@TempDir Path elsewhere) throws Exception {
        openAccounts();
        queue.take(SmallDay.DAY);
        post();
        queue.close();
        queue = TillQueue.open(elsewhere, Chart.DEFAULT);
        queue.take(
                TillFile.parse(SmallDay.CSV.replace("6.60,0.60", "7.70,0.70")).get(0));
        assertThat(post()).isEmpty();
        assertThat(queue.refusals())
                .containsExactly(
                        "T1-20261121-0006, Expenses, 7.70. Xero has another document of this number, of" + " 6.60.");
    }

    @Test
    void whatTheOwnerDeletedIsNamedAndNotPostedAgain(@TempDir Path elsewhere) throws Exception {
        openAccounts();
        queue.take(SmallDay.DAY);
        post();
        deletePayment("T1-20261121-0005");
        queue.close();
        queue = TillQueue.open(elsewhere, Chart.DEFAULT);
        queue.take(SmallDay.DAY);
        assertThat(post()).isEmpty();
        assertThat(queue.refusals())
                .containsExactly(
                        "T1-20261121-0005, Payments on account, 120.00. It is in Xero, and was voided or deleted"
                                + " there.");
    }

    private void deletePayment(String number) throws Exception {
        AccountingApi accounting = new AccountingApi(new ApiClient(
                XeroEndpoints.at(shop.sandbox.baseUri()).api().toString().replaceAll("/$", ""),
                null,
                null,
                null,
                null));
        String id = shop.xero.find(Shelf.PAYMENTS, List.of(number)).get(0).id();
        shop.manager.call(
                TillShop.KEY,
                (token, tenant) -> accounting.deletePayment(
                        token, tenant, UUID.fromString(id), new PaymentDelete().status("DELETED"), null));
    }

    /** Spoils what is posted next: the till looks before it posts, and that passes. */
    private void nextPost(Endpoint endpoint, Fault fault, int times) {
        shop.sandbox.faults().next(endpoint, Fault.slow(Duration.ZERO));
        shop.sandbox.faults().next(endpoint, fault, times);
    }

    private String reconciliation() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Reconciliation.of(queue, List.of(SmallDay.DAY), shop.xero)
                .print(new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    private void openAccounts() {
        shop.organisation.ledger().openAccount(Chart.DEFAULT.transit(), "Cash in Transit", "CURRENT", false);
    }

    private Optional<String> post() throws Exception {
        Progress silent = new Progress(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        return Posting.run(queue, shop.xero, shop.moments(), silent);
    }

    private void requireOnce() {
        SandboxLedger books = shop.organisation.ledger();
        List<String> numbers = Stream.of(
                        books.invoices().stream().map(LedgerDocument::number),
                        books.creditNotes().stream().map(LedgerDocument::number),
                        books.payments().stream().map(LedgerPayment::reference),
                        books.bankTransactions().stream().map(LedgerBankTransaction::reference),
                        books.manualJournals().stream()
                                .map(journal -> journal.narration().split(" ", 2)[0]))
                .flatMap(all -> all)
                .toList();
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        SmallDay.documents().stream().map(Document::number).toList());
    }

    private static String sales(int count) {
        StringBuilder csv = new StringBuilder("till,date,receipt,kind,description,amount,tax,tender,customer,pays\n");
        IntStream.range(0, count)
                .forEach(i -> csv.append(String.format(
                        "T1,2026-11-21,%04d,SALE,Tea,3.30,0.30,,,%nT1,2026-11-21,%04d,TENDER,,3.30,,CASH,,%n", i, i)));
        return csv.toString();
    }
}
