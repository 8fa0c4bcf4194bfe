package io.xeroconnect.examples.pos;

import com.xero.api.client.AccountingApi;
import com.xero.models.accounting.CreditNote;
import com.xero.models.accounting.CreditNotes;
import com.xero.models.accounting.LineAmountTypes;
import java.io.IOException;
import java.util.List;

/** Refunds, each an approved credit note with the number of its receipt. Xero accepts no number twice. */
record CreditNotesBook(AccountingApi accounting) implements Book {
    @Override
    public List<Answer> create(String token, String tenant, List<Document> batch, String idempotencyKey)
            throws IOException {
        CreditNotes notes = new CreditNotes()
                .creditNotes(batch.stream().map(CreditNotesBook::note).toList());
        return accounting
                .createCreditNotes(token, tenant, notes, idempotencyKey, Sdk.SUMMARIZE_ERRORS, Sdk.DECIMALS)
                .getCreditNotes()
                .stream()
                .map(note -> Answer.of(note.getCreditNoteNumber(), note.getCreditNoteID(), note.getValidationErrors()))
                .toList();
    }

    @Override
    public List<Found> find(String token, String tenant, List<String> numbers) throws IOException {
        return accounting
                .getCreditNotes(token, tenant, null, Sdk.where("CreditNoteNumber", numbers), null, 1, Sdk.DECIMALS)
                .getCreditNotes()
                .stream()
                // A supplier's may have the same number.
                .filter(note -> note.getType() == CreditNote.TypeEnum.ACCRECCREDIT)
                .map(note -> Found.of(
                        note.getCreditNoteNumber(),
                        note.getCreditNoteID(),
                        note.getTotal(),
                        note.getTotalTax(),
                        note.getStatus()))
                .toList();
    }

    private static CreditNote note(Document document) {
        CreditNote note = new CreditNote()
                .type(CreditNote.TypeEnum.ACCRECCREDIT)
                .status(CreditNote.StatusEnum.AUTHORISED)
                .creditNoteNumber(document.number())
                .contact(Sdk.contact(document))
                .lineAmountTypes(LineAmountTypes.INCLUSIVE)
                .lineItems(Sdk.lines(document));
        note.setDate(Sdk.date(document.date()));
        return note;
    }
}
