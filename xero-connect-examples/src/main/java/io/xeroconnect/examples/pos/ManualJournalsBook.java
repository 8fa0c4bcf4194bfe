package io.xeroconnect.examples.pos;

import com.xero.api.client.AccountingApi;
import com.xero.models.accounting.LineAmountTypes;
import com.xero.models.accounting.ManualJournal;
import com.xero.models.accounting.ManualJournalLine;
import com.xero.models.accounting.ManualJournals;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** What counting the drawer found. A manual journal has neither number nor reference: the narration begins with one. */
record ManualJournalsBook(AccountingApi accounting) implements Book {
    private static final String NARRATION = " Till variance";

    @Override
    public List<Answer> create(String token, String tenant, List<Document> batch, String idempotencyKey)
            throws IOException {
        ManualJournals journals = new ManualJournals()
                .manualJournals(batch.stream().map(ManualJournalsBook::journal).toList());
        return accounting
                .createManualJournals(token, tenant, journals, idempotencyKey, Sdk.SUMMARIZE_ERRORS)
                .getManualJournals()
                .stream()
                .map(journal -> Answer.of(number(journal), journal.getManualJournalID(), journal.getValidationErrors()))
                .toList();
    }

    @Override
    public List<Found> find(String token, String tenant, List<String> numbers) throws IOException {
        List<String> narrations =
                numbers.stream().map(number -> number + NARRATION).toList();
        return accounting
                .getManualJournals(token, tenant, null, Sdk.where("Narration", narrations), null, 1)
                .getManualJournals()
                .stream()
                .map(journal -> Found.of(
                        number(journal),
                        journal.getManualJournalID(),
                        journal.getJournalLines().get(0).getLineAmount(),
                        0.0,
                        journal.getStatus()))
                .toList();
    }

    private static String number(ManualJournal journal) {
        return Objects.requireNonNullElse(journal.getNarration(), "").replace(NARRATION, "");
    }

    private static ManualJournal journal(Document document) {
        ManualJournal journal = new ManualJournal()
                .narration(document.number() + NARRATION)
                .status(ManualJournal.StatusEnum.POSTED)
                .lineAmountTypes(LineAmountTypes.NOTAX)
                .journalLines(
                        document.lines().stream().map(ManualJournalsBook::line).toList());
        journal.setDate(Sdk.date(document.date()));
        return journal;
    }

    private static ManualJournalLine line(Line line) {
        return new ManualJournalLine()
                .description(line.description())
                .accountCode(line.account())
                .lineAmount(line.amount().doubleValue());
    }
}
