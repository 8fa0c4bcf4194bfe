package io.xeroconnect.examples.pos;

import com.xero.api.client.AccountingApi;
import com.xero.models.accounting.BankTransaction;
import com.xero.models.accounting.BankTransactions;
import com.xero.models.accounting.LineAmountTypes;
import java.io.IOException;
import java.util.List;

/** Cash that came into the drawer or left it without a receipt, told apart by reference. */
record BankTransactionsBook(AccountingApi accounting) implements Book {
    @Override
    public List<Answer> create(String token, String tenant, List<Document> batch, String idempotencyKey)
            throws IOException {
        BankTransactions transactions = new BankTransactions()
                .bankTransactions(
                        batch.stream().map(BankTransactionsBook::transaction).toList());
        return accounting
                .createBankTransactions(token, tenant, transactions, idempotencyKey, Sdk.SUMMARIZE_ERRORS, Sdk.DECIMALS)
                .getBankTransactions()
                .stream()
                .map(transaction -> Answer.of(
                        transaction.getReference(),
                        transaction.getBankTransactionID(),
                        transaction.getValidationErrors()))
                .toList();
    }

    @Override
    public List<Found> find(String token, String tenant, List<String> numbers) throws IOException {
        return accounting
                .getBankTransactions(token, tenant, null, Sdk.where("Reference", numbers), null, 1, Sdk.DECIMALS)
                .getBankTransactions()
                .stream()
                .map(transaction -> Found.of(
                        transaction.getReference(),
                        transaction.getBankTransactionID(),
                        transaction.getTotal(),
                        transaction.getTotalTax(),
                        transaction.getStatus()))
                .toList();
    }

    private static BankTransaction transaction(Document document) {
        boolean in = document.entry() == Entry.CASH_IN;
        BankTransaction transaction = new BankTransaction()
                .type(in ? BankTransaction.TypeEnum.RECEIVE : BankTransaction.TypeEnum.SPEND)
                .bankAccount(Sdk.account(document))
                .contact(Sdk.contact(document))
                .reference(document.number())
                .lineAmountTypes(LineAmountTypes.INCLUSIVE)
                .lineItems(Sdk.lines(document));
        transaction.setDate(Sdk.date(document.date()));
        return transaction;
    }
}
