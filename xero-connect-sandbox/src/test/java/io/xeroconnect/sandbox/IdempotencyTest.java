package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IdempotencyTest {
    @RegisterExtension
    static final XeroSandboxExtension XERO =
            XeroSandboxExtension.with(builder -> builder.idempotencyKeyLifetime(Duration.ofMinutes(3)));

    private static final String ONE = "{\"BankTransactions\":[" + """
            {"Type":"SPEND","BankAccount":{"Code":"092"},"Contact":{"Name":"Till"},"Reference":"milk",
             "LineItems":[{"Description":"milk","UnitAmount":5,"AccountCode":"429"}]}
            """ + "]}";

    private XeroSandbox sandbox;
    private Books books;

    @BeforeEach
    void open(XeroSandbox fresh) {
        sandbox = fresh;
        books = Books.in(fresh);
    }

    @Test
    void sameRequestIsAnsweredAsTheFirst() {
        HttpResponse<String> first = post("k-1", ONE);
        HttpResponse<String> again = post("k-1", ONE);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(books.ledger().bankTransactions()).hasSize(1);
    }

    @Test
    void repeatedRequestCountsAgainstTheLimits() {
        String first = left(post("k-1", ONE));
        assertThat(Integer.parseInt(left(post("k-1", ONE)))).isEqualTo(Integer.parseInt(first) - 1);
    }

    @Test
    void refusalIsRemembered() {
        String bad = ONE.replace("092", "620");
        String first = post("k-1", bad).body();
        assertThat(post("k-1", bad).body()).isEqualTo(first);
    }

    @Test
    void anotherRequestWithTheKeyIsRefused() {
        post("k-1", ONE);
        HttpResponse<String> other = post("k-1", ONE.replace("milk", "sugar"));
        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(TestClient.json(other))
                .containsEntry("Message", "Idempotency Key: k-1 is used with a different request.");
        assertThat(books.put("BankTransactions", ONE, "Idempotency-Key", "k-1").statusCode())
                .isEqualTo(400);
        assertThat(books.ledger().bankTransactions()).hasSize(1);
    }

    @Test
    void forgottenKeyPostsAgain() {
        post("k-1", ONE);
        sandbox.advance(Duration.ofMinutes(3));
        assertThat(post("k-1", ONE).statusCode()).isEqualTo(200);
        assertThat(books.ledger().bankTransactions()).hasSize(2);
    }

    @Test
    void keyOfALostReplyBringsTheReply() {
        sandbox.faults().next(Endpoint.BANK_TRANSACTIONS, Fault.statusAfter(504, "text/plain", "too late"));
        assertThat(post("k-1", ONE).statusCode()).isEqualTo(504);
        assertThat(post("k-1", ONE).statusCode()).isEqualTo(200);
        assertThat(books.ledger().bankTransactions()).hasSize(1);
    }

    @Test
    void keyOf129CharactersIsTooLong() {
        assertThat(post("k".repeat(128), ONE).statusCode()).isEqualTo(200);
        assertThat(post("k".repeat(129), ONE).statusCode()).isEqualTo(400);
        assertThat(books.ledger().bankTransactions()).hasSize(1);
    }

    private HttpResponse<String> post(String key, String body) {
        return books.post("BankTransactions", body, "Idempotency-Key", key);
    }

    private static String left(HttpResponse<String> response) {
        return response.headers().firstValue("X-MinLimit-Remaining").orElseThrow();
    }
}
