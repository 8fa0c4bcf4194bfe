package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a till meets between sending a document and reading that it was taken. */
@ExtendWith(XeroSandboxExtension.class)
class BooksFaultsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String ONE = "{\"Invoices\":[" + Books.invoice("T-1", "11") + "]}";

    private XeroSandbox sandbox;
    private Books books;

    @BeforeEach
    void open(XeroSandbox fresh) {
        sandbox = fresh;
        books = Books.in(fresh);
    }

    @Test
    void heldRequestIsNotWrittenUntilItIsReleased() throws Exception {
        Hold hold = sandbox.holdBefore(Endpoint.INVOICES);
        CompletableFuture<HttpResponse<String>> reply = postLater();
        hold.awaitArrivals(1, PATIENCE);
        assertThat(books.ledger().invoices()).isEmpty();
        assertThat(sandbox.count(Endpoint.INVOICES)).isZero();
        hold.release();
        assertThat(reply.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(books.ledger().invoices()).hasSize(1);
    }

    @Test
    void discardedRequestIsNeverWritten() throws Exception {
        Hold hold = sandbox.holdBefore(Endpoint.INVOICES);
        CompletableFuture<HttpResponse<String>> reply = postLater();
        hold.awaitArrivals(1, PATIENCE);
        hold.discard();
        assertThatThrownBy(() -> reply.get(20, TimeUnit.SECONDS)).hasRootCauseInstanceOf(IOException.class);
        assertThat(books.ledger().invoices()).isEmpty();
        assertThat(books.put("Invoices", ONE).statusCode()).isEqualTo(200);
    }

    @Test
    void heldReplyIsOfAWrittenDocument() throws Exception {
        Hold hold = sandbox.hold(Endpoint.INVOICES);
        CompletableFuture<HttpResponse<String>> reply = postLater();
        hold.awaitArrivals(1, PATIENCE);
        assertThat(books.ledger().invoices()).hasSize(1);
        assertThatThrownBy(hold::discard).isInstanceOf(IllegalStateException.class);
        hold.release();
        assertThat(reply.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    @Test
    void heldRequestIsWrittenThoughItsSenderIsGone() throws Exception {
        Hold before = sandbox.holdBefore(Endpoint.INVOICES);
        Hold after = sandbox.hold(Endpoint.INVOICES);
        try (Socket sender = new Socket("localhost", sandbox.baseUri().getPort())) {
            sender.getOutputStream().write(rawPut().getBytes(StandardCharsets.UTF_8));
            before.awaitArrivals(1, PATIENCE);
        }
        before.release();
        after.awaitArrivals(1, PATIENCE);
        after.release();
        assertThat(books.ledger().invoices()).hasSize(1);
    }

    @Test
    void lostReplyIsOfAWrittenDocument() {
        sandbox.faults().next(Endpoint.INVOICES, Fault.LOST_REPLY);
        assertThatThrownBy(() -> books.post("Invoices", ONE)).isInstanceOf(UncheckedIOException.class);
        assertThat(books.ledger().invoices()).extracting(LedgerDocument::number).containsExactly("T-1");
    }

    @Test
    void errorOfTheServerComesBeforeOrAfterWriting() {
        sandbox.faults().next(Endpoint.INVOICES, Fault.HTML_503);
        assertThat(books.put("Invoices", ONE).statusCode()).isEqualTo(503);
        assertThat(books.ledger().invoices()).isEmpty();
        sandbox.faults().next(Endpoint.INVOICES, Fault.statusAfter(500, "text/plain", "Internal error"));
        assertThat(books.put("Invoices", ONE).statusCode()).isEqualTo(500);
        assertThat(books.ledger().invoices()).hasSize(1);
    }

    @Test
    void faultsAndHoldsOfTheApiConcernOneResource() {
        sandbox.faults().next(Endpoint.PAYMENTS, Fault.HTML_503);
        Hold hold = sandbox.holdBefore(Endpoint.CREDIT_NOTES);
        assertThat(books.put("Invoices", ONE).statusCode()).isEqualTo(200);
        hold.release();
        assertThat(books.get("Payments/1").statusCode()).isEqualTo(503);
    }

    private String rawPut() {
        return "PUT /api.xro/2.0/Invoices HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + books.token() + "\r\nxero-tenant-id: "
                + books.shop().books().tenantId() + "\r\nContent-Length: " + ONE.length() + "\r\n\r\n" + ONE;
    }

    private CompletableFuture<HttpResponse<String>> postLater() {
        return CompletableFuture.supplyAsync(() -> books.put("Invoices", ONE));
    }
}
