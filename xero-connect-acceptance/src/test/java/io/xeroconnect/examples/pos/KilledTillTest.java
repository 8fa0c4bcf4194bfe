package io.xeroconnect.examples.pos;

import static org.assertj.core.api.Assertions.assertThat;

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

    /** It asks what Xero has, and dies before it hears. */
    @Test
    void killedWhileItLooks() throws Exception {
        try (BooksUnderTest books = new BooksUnderTest(folder)) {
            for (Endpoint shelf : SHELVES) {
                kill(books, shelf, Moment.LOOK_UP_ANSWERED, Hold::release);
            }
            books.finish();
        }
    }

    /** Nothing of the request gets there, and half of what was written last is lost. */
    @Test
    void killedBeforeXeroGetsADocumentAndInTheMidstOfWriting() throws Exception {
        try (BooksUnderTest books = new BooksUnderTest(folder)) {
            for (Endpoint shelf : SHELVES) {
                long before = books.journalSize();
                kill(books, shelf, Moment.DOCUMENTS_SENT, Hold::discard);
                books.cutJournal((before + books.journalSize()) / 2);
            }
            books.finish();
        }
    }

    /** Xero carries the request out when its sender is dead. */
    @Test
    void killedWhileDocumentsAreOnTheirWay() throws Exception {
        try (BooksUnderTest books = new BooksUnderTest(folder)) {
            for (Endpoint shelf : SHELVES) {
                kill(books, shelf, Moment.DOCUMENTS_SENT, Hold::release);
            }
            books.finish();
        }
    }

    /** Xero has carried the request out, and the till never hears of it. */
    @Test
    void killedBeforeAReplyComes() throws Exception {
        try (BooksUnderTest books = new BooksUnderTest(folder)) {
            for (Endpoint shelf : SHELVES) {
                kill(books, shelf, Moment.DOCUMENTS_POSTED, Hold::release);
            }
            books.finish();
        }
    }

    /** Where a till stands with a shelf: it looks what is there, then it posts what is not. */
    private enum Moment {
        LOOK_UP_ANSWERED(1),
        DOCUMENTS_SENT(2),
        DOCUMENTS_POSTED(3);

        /** How many arrivals of requests and departures of replies come before. */
        private final int passed;

        Moment(int passed) {
            this.passed = passed;
        }
    }

    private interface Fate {
        void of(Hold held);
    }

    private static void kill(BooksUnderTest books, Endpoint shelf, Moment moment, Fate fate) throws Exception {
        Hold held = books.sandbox.holdBefore(shelf);
        try (Child till = books.start()) {
            held.awaitArrivals(1, SOON);
            for (int passed = 0; passed < moment.passed; passed++) {
                Hold next = passed % 2 == 0 ? books.sandbox.hold(shelf) : books.sandbox.holdBefore(shelf);
                held.release();
                held = next;
                held.awaitArrivals(1, SOON);
            }
            till.kill();
            if (moment.compareTo(Moment.DOCUMENTS_SENT) >= 0) {
                // Before the request left: the next till waits for what may still be on its way.
                assertThat(books.lastOfJournal()).startsWith("sent\t");
            }
        } finally {
            fate.of(held);
        }
    }
}
