package io.xeroconnect.examples.pos;

import com.xero.api.client.AccountingApi;
import com.xero.models.accounting.Payment;
import com.xero.models.accounting.Payments;
import java.io.IOException;
import java.util.List;

/** What customers paid and got back, one payment for each tender, told apart by reference. */
record PaymentsBook(AccountingApi accounting) implements Book {
    @Override
    public List<Answer> create(String token, String tenant, List<Document> batch, String idempotencyKey)
            throws IOException {
        Payments payments = new Payments()
                .payments(batch.stream().map(PaymentsBook::payment).toList());
        return accounting
                .createPayments(token, tenant, payments, idempotencyKey, Sdk.SUMMARIZE_ERRORS)
                .getPayments()
                .stream()
                .map(payment ->
                        Answer.of(payment.getReference(), payment.getPaymentID(), payment.getValidationErrors()))
                .toList();
    }

    @Override
    public List<Found> find(String token, String tenant, List<String> numbers) throws IOException {
        return accounting
                .getPayments(token, tenant, null, Sdk.where("Reference", numbers), null, 1)
                .getPayments()
                .stream()
                .map(payment -> Found.of(
                        payment.getReference(), payment.getPaymentID(), payment.getAmount(), 0.0, payment.getStatus()))
                .toList();
    }

    private static Payment payment(Document document) {
        Payment payment = new Payment()
                .account(Sdk.account(document))
                .amount(document.amount().doubleValue())
                .reference(document.number());
        payment.setDate(Sdk.date(document.date()));
        return document.entry() == Entry.PAYOUT
                ? payment.creditNoteNumber(document.about())
                : payment.invoiceNumber(document.about());
    }
}
