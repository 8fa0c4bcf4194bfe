package io.xeroconnect.examples.pos;

import com.xero.api.client.AccountingApi;
import com.xero.models.accounting.Invoice;
import com.xero.models.accounting.Invoices;
import com.xero.models.accounting.LineAmountTypes;
import java.io.IOException;
import java.util.List;

/** Sales, each an approved invoice with the number of its receipt. Xero accepts no number twice. */
record InvoicesBook(AccountingApi accounting) implements Book {
    /** In days; what was not paid at the till. */
    private static final int CREDIT = 14;

    @Override
    public List<Answer> create(String token, String tenant, List<Document> batch, String idempotencyKey)
            throws IOException {
        Invoices invoices = new Invoices()
                .invoices(batch.stream().map(InvoicesBook::invoice).toList());
        return accounting
                .createInvoices(token, tenant, invoices, idempotencyKey, Sdk.SUMMARIZE_ERRORS, Sdk.DECIMALS)
                .getInvoices()
                .stream()
                .map(invoice ->
                        Answer.of(invoice.getInvoiceNumber(), invoice.getInvoiceID(), invoice.getValidationErrors()))
                .toList();
    }

    @Override
    public List<Found> find(String token, String tenant, List<String> numbers) throws IOException {
        return accounting
                .getInvoices(
                        token, tenant, null, null, null, null, numbers, null, null, 1, null, null, Sdk.DECIMALS, null)
                .getInvoices()
                .stream()
                // A supplier's bill may have the same number.
                .filter(invoice -> invoice.getType() == Invoice.TypeEnum.ACCREC)
                .map(invoice -> Found.of(
                        invoice.getInvoiceNumber(),
                        invoice.getInvoiceID(),
                        invoice.getTotal(),
                        invoice.getTotalTax(),
                        invoice.getStatus()))
                .toList();
    }

    private static Invoice invoice(Document document) {
        Invoice invoice = new Invoice()
                .type(Invoice.TypeEnum.ACCREC)
                .status(Invoice.StatusEnum.AUTHORISED)
                .invoiceNumber(document.number())
                .contact(Sdk.contact(document))
                .lineAmountTypes(LineAmountTypes.INCLUSIVE)
                .lineItems(Sdk.lines(document));
        invoice.setDate(Sdk.date(document.date()));
        invoice.setDueDate(Sdk.date(document.date().plusDays(CREDIT)));
        return invoice;
    }
}
