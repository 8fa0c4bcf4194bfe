package io.xeroconnect.sandbox.internal.accounting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What tests ask of a ledger. */
public final class LedgerView {
    /** One thing in the books; what it does not have is empty or zero. */
    public record Row(
            UUID id,
            String type,
            String number,
            String reference,
            String contact,
            String account,
            LocalDate date,
            String status,
            BigDecimal total,
            BigDecimal tax,
            BigDecimal outstanding) {}

    private final Ledger ledger;

    /** Looks at this ledger. */
    public LedgerView(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Returns invoices and bills, or credit notes. */
    public List<Row> documents(boolean credit) {
        return ledger.documents().all().stream()
                .filter(document -> document.type().isCredit() == credit)
                .map(document -> new Row(
                        document.id(),
                        document.type().name(),
                        document.number(),
                        document.reference(),
                        ledger.contactOf(document.contact()).name(),
                        "",
                        document.date(),
                        document.status(),
                        document.lines().total(),
                        document.lines().totalTax(),
                        document.isLive() ? document.outstanding() : Amounts.ZERO))
                .toList();
    }

    /** Returns payments and refunds, with the number of their document. */
    public List<Row> payments() {
        return ledger.payments().all().stream().map(this::payment).toList();
    }

    /** Returns money received and spent. */
    public List<Row> bankTransactions() {
        return ledger.bankTransactions().all().stream()
                .map(transaction -> new Row(
                        transaction.id(),
                        transaction.type(),
                        "",
                        transaction.reference(),
                        ledger.contactOf(transaction.contact()).name(),
                        transaction.bankAccount().code(),
                        transaction.date(),
                        transaction.status(),
                        transaction.lines().total(),
                        transaction.lines().totalTax(),
                        Amounts.ZERO))
                .toList();
    }

    /** Returns manual journals, with the narration as reference and the debits as total. */
    public List<Row> journals() {
        return ledger.journals().all().stream()
                .map(journal -> new Row(
                        journal.id(),
                        "",
                        "",
                        journal.narration(),
                        "",
                        "",
                        journal.date(),
                        journal.status(),
                        journal.debits(),
                        Amounts.ZERO,
                        Amounts.ZERO))
                .toList();
    }

    /** Returns the names of the contacts that are not archived. */
    public List<String> contacts() {
        return ledger.contacts().all().stream()
                .filter(contact -> !contact.archived())
                .map(Contact::name)
                .toList();
    }

    /**
     * Returns debits less credits of an account.
     *
     * @throws IllegalArgumentException if there is no such account
     */
    public BigDecimal balance(String code) {
        Account account = ledger.chart()
                .code(code)
                .orElseThrow(() -> new IllegalArgumentException("There is no account " + code + "."));
        return new Balances(ledger).of(account);
    }

    private Row payment(Payment payment) {
        Document document = ledger.documents().find(payment.document()).orElseThrow();
        return new Row(
                payment.id(),
                document.type().paymentType(),
                document.number(),
                payment.reference(),
                ledger.contactOf(document.contact()).name(),
                payment.account().code(),
                payment.date(),
                payment.status(),
                payment.amount(),
                Amounts.ZERO,
                Amounts.ZERO);
    }
}
