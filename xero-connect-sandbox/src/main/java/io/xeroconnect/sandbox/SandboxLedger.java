package io.xeroconnect.sandbox;

import io.xeroconnect.sandbox.internal.accounting.LedgerView;
import io.xeroconnect.sandbox.internal.state.Organisation;
import io.xeroconnect.sandbox.internal.state.World;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/**
 * The books of an organisation: what apps have written there by the accounting API. Every list is as it is now, in the
 * order in which things were first written, with what was voided or deleted since. Safe for use by many threads.
 */
public final class SandboxLedger {
    private final World world;
    private final Organisation organisation;

    SandboxLedger(World world, Organisation organisation) {
        this.world = world;
        this.organisation = organisation;
    }

    /** Returns invoices and bills. */
    public List<LedgerDocument> invoices() {
        return look(view ->
                view.documents(false).stream().map(SandboxLedger::document).toList());
    }

    /** Returns the credit notes of customers and suppliers. */
    public List<LedgerDocument> creditNotes() {
        return look(view ->
                view.documents(true).stream().map(SandboxLedger::document).toList());
    }

    /** Returns payments and refunds. */
    public List<LedgerPayment> payments() {
        return look(view -> view.payments().stream()
                .map(row -> new LedgerPayment(
                        row.id(),
                        row.type(),
                        row.number(),
                        row.account(),
                        row.reference(),
                        row.date(),
                        row.status(),
                        row.total()))
                .toList());
    }

    /** Returns money received and spent. */
    public List<LedgerBankTransaction> bankTransactions() {
        return look(view -> view.bankTransactions().stream()
                .map(row -> new LedgerBankTransaction(
                        row.id(),
                        row.type(),
                        row.account(),
                        row.reference(),
                        row.contact(),
                        row.date(),
                        row.status(),
                        row.total(),
                        row.tax()))
                .toList());
    }

    /** Returns manual journals. */
    public List<LedgerJournal> manualJournals() {
        return look(view -> view.journals().stream()
                .map(row -> new LedgerJournal(row.id(), row.reference(), row.date(), row.status(), row.total()))
                .toList());
    }

    /** Returns the names of all contacts that are not archived. */
    public List<String> contacts() {
        return look(LedgerView::contacts);
    }

    /**
     * Returns the balance of an account: debits less credits of all that is authorised, paid or posted. Money in a bank
     * account is positive, sales are negative.
     *
     * @throws IllegalArgumentException if there is no such account
     */
    public BigDecimal balance(String accountCode) {
        return look(view -> view.balance(accountCode));
    }

    /**
     * Opens an account.
     *
     * @param type Xero's literal, for example {@code BANK}, {@code CURRENT} or {@code REVENUE}
     * @param takesPayments whether payments may go to it although it is no bank account
     * @throws IllegalArgumentException if the code is taken, or there is no such type
     */
    public void openAccount(String code, String name, String type, boolean takesPayments) {
        synchronized (world) {
            organisation.ledger().openAccount(code, name, type, takesPayments);
        }
    }

    private <T> T look(Function<LedgerView, T> question) {
        synchronized (world) {
            return question.apply(new LedgerView(organisation.ledger()));
        }
    }

    private static LedgerDocument document(LedgerView.Row row) {
        return new LedgerDocument(
                row.id(),
                row.type(),
                row.number(),
                row.reference(),
                row.contact(),
                row.date(),
                row.status(),
                row.total(),
                row.tax(),
                row.outstanding());
    }
}
