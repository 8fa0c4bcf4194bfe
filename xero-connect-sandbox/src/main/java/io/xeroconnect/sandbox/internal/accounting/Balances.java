package io.xeroconnect.sandbox.internal.accounting;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Posts all that counts to its accounts, debits as positive amounts. What one posts adds up to zero. */
final class Balances {
    private static final Set<String> COUNTING = Set.of("AUTHORISED", "PAID", "POSTED");
    private static final String RECEIVABLE = "610";
    private static final String PAYABLE = "800";
    private static final String TAX = "820";

    private final Map<String, BigDecimal> balances = new HashMap<>();

    Balances(Ledger ledger) {
        ledger.documents().all().stream()
                .filter(document -> COUNTING.contains(document.status()))
                .forEach(this::add);
        ledger.payments().all().stream()
                .filter(payment -> !payment.deleted())
                .forEach(payment ->
                        add(payment, ledger.documents().find(payment.document()).orElseThrow()));
        ledger.bankTransactions().all().stream()
                .filter(transaction -> COUNTING.contains(transaction.status()))
                .forEach(this::add);
        ledger.journals().all().stream()
                .filter(journal -> COUNTING.contains(journal.status()))
                .forEach(this::add);
    }

    BigDecimal of(Account account) {
        return balances.getOrDefault(account.code(), Amounts.ZERO);
    }

    private void add(Document document) {
        BigDecimal sign = sign(document.type());
        post(debtor(document.type()), document.lines().total().multiply(sign));
        add(document.lines(), sign.negate());
    }

    private void add(Payment payment, Document document) {
        BigDecimal amount = payment.amount().multiply(sign(document.type()));
        post(payment.account().code(), amount);
        post(debtor(document.type()), amount.negate());
    }

    private void add(BankTransaction transaction) {
        BigDecimal sign = transaction.type().equals("RECEIVE") ? BigDecimal.ONE : BigDecimal.ONE.negate();
        post(transaction.bankAccount().code(), transaction.lines().total().multiply(sign));
        add(transaction.lines(), sign.negate());
    }

    private void add(ManualJournal journal) {
        for (JournalLine line : journal.lines()) {
            BigDecimal net = journal.mode() == TaxMode.INCLUSIVE ? line.amount().subtract(line.tax()) : line.amount();
            post(line.account().code(), net);
            post(TAX, line.tax());
        }
    }

    private void add(Lines lines, BigDecimal sign) {
        for (LineItem line : lines.items()) {
            BigDecimal net = lines.mode() == TaxMode.INCLUSIVE ? line.amount().subtract(line.tax()) : line.amount();
            post(line.account().code(), net.multiply(sign));
            post(TAX, line.tax().multiply(sign));
        }
    }

    private void post(String account, BigDecimal amount) {
        balances.merge(account, amount, BigDecimal::add);
    }

    /** Which way money flows: in for an invoice and a supplier's credit note. */
    private static BigDecimal sign(DocumentType type) {
        return type.isSales() == type.isCredit() ? BigDecimal.ONE.negate() : BigDecimal.ONE;
    }

    private static String debtor(DocumentType type) {
        return type.isSales() ? RECEIVABLE : PAYABLE;
    }
}
