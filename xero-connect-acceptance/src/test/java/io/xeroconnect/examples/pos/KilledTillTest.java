package io.xeroconnect.examples.pos;

import io.xeroconnect.acceptance.Child;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Hold;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One till after the other is killed at each of its requests, and the next one goes on with the same files: whatever had
 * happened, in the end Xero's books hold the till's file once, and to the cent.
 */
@Timeout(180)
final class KilledTillTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    /** In the order in which the till writes to them. */
    private static final List<Endpoint> SHELVES = List.of(
            Endpoint.INVOICES,
            Endpoint.CREDIT_NOTES,
            Endpoint.PAYMENTS,
            Endpoint.BANK_TRANSACTIONS,
            Endpoint.MANUAL_JOURNALS);

    @TempDir
    Path folder;

    /** The request never gets there, and half of what was written last is lost; then the same when the next one looks. */
    @Test
    void killedBeforeXeroGetsARequestAndInTheMidstOfWriting() throws Exception {
        try (BooksUnderTest books = new BooksUnderTest(folder)) {
            for (Endpoint shelf : SHELVES) {
                long before = books.journalSize();
                killAtRequest(books, shelf, Hold::discard);
                books.cutJournal((before + books.journalSize()) / 2);
                killAtRequest(books, shelf, Hold::discard);
            }
            books.finish();
        }
    }

    /** Xero carries the request out when its sender is dead. */
    @Test
    void killedWhileARequestIsOnItsWay() throws Exception {
        try (BooksUnderTest books = new BooksUnderTest(folder)) {
            for (Endpoint shelf : SHELVES) {
                killAtRequest(books, shelf, Hold::release);
            }
            books.finish();
        }
    }

    /** Xero has carried the request out, and the till never hears of it. */
    @Test
    void killedBeforeAReplyComes() throws Exception {
        try (BooksUnderTest books = new BooksUnderTest(folder)) {
            for (Endpoint shelf : SHELVES) {
                killAtReply(books, shelf);
            }
            books.finish();
        }
    }

    private interface Fate {
        void of(Hold request);
    }

    private static void killAtRequest(BooksUnderTest books, Endpoint shelf, Fate fate) throws Exception {
        try (Hold hold = books.sandbox.holdBefore(shelf);
                Child till = books.start()) {
            hold.awaitArrivals(1, SOON);
            till.kill();
            fate.of(hold);
        }
    }

    private static void killAtReply(BooksUnderTest books, Endpoint shelf) throws Exception {
        try (Hold hold = books.sandbox.hold(shelf);
                Child till = books.start()) {
            hold.awaitArrivals(1, SOON);
            till.kill();
        }
    }
}
