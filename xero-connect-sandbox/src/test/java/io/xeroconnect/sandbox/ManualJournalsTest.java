package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(XeroSandboxExtension.class)
class ManualJournalsTest {
    private Books books;

    @BeforeEach
    void open(XeroSandbox sandbox) {
        books = Books.in(sandbox);
    }

    @Test
    void postedJournalMovesMoney() {
        assertThat(books.put("ManualJournals", "ManualJournals", journal("POSTED", "2.50", "-2.50")))
                .containsEntry("Status", "POSTED")
                .containsEntry("Narration", "Variance of till 1");
        assertThat(books.ledger().balance("485")).isEqualByComparingTo("2.50");
        assertThat(books.ledger().balance("620")).isEqualByComparingTo("-2.50");
        assertThat(books.ledger().manualJournals().get(0).debits()).isEqualByComparingTo("2.50");
    }

    @Test
    void draftMovesNothing() {
        books.put("ManualJournals", "ManualJournals", journal("DRAFT", "2.50", "-2.50"));
        assertThat(books.ledger().balance("485")).isEqualByComparingTo("0");
    }

    @Test
    void debitsMustEqualCredits() {
        assertThat(errors(journal("POSTED", "2.50", "-2.40")))
                .containsExactly("The total debits (2.50) must equal total credits (-2.40)");
        assertThat(books.ledger().manualJournals()).isEmpty();
    }

    @Test
    void narrationAndTwoLinesAreNeeded() {
        assertThat(errors("{\"JournalLines\":[]}"))
                .containsExactly("Narration must be specified", "A manual journal must have at least two lines");
    }

    @Test
    void bankAccountsAreNotForJournals() {
        assertThat(errors(journal("POSTED", "1", "-1").replace("620", "090")))
                .containsExactly("Account code '090' is not a valid code for this document.");
    }

    @Test
    void journalIsFoundByItsNarration() {
        books.put("ManualJournals", "ManualJournals", journal("POSTED", "1", "-1"));
        assertThat(Books.items(books.where("ManualJournals", "Narration==\"Variance of till 1\""), "ManualJournals"))
                .hasSize(1);
        assertThat(Books.items(books.where("ManualJournals", "Narration.StartsWith(\"Float\")"), "ManualJournals"))
                .isEmpty();
    }

    private List<String> errors(String journal) {
        return Books.errors(books.put("ManualJournals", "{\"ManualJournals\":[" + journal + "]}"));
    }

    private static String journal(String status, String debit, String credit) {
        return """
                {"Narration":"Variance of till 1","Date":"2026-03-04","Status":"%s","JournalLines":[
                  {"LineAmount":%s,"AccountCode":"485"},{"LineAmount":%s,"AccountCode":"620"}]}
                """.formatted(status, debit, credit);
    }
}
