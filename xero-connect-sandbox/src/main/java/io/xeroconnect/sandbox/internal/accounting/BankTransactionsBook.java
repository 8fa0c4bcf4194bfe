package io.xeroconnect.sandbox.internal.accounting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * {@code BankTransactions} of the types RECEIVE and SPEND. Nothing about them is unique but their id. The words of the
 * refusals are assumptions.
 */
public final class BankTransactionsBook implements Book {
    /** Reads and writes any ledger. */
    public BankTransactionsBook() {}

    @Override
    public String name() {
        return "BankTransactions";
    }

    @Override
    public String idName() {
        return "BankTransactionID";
    }

    @Override
    public Set<String> fields() {
        return Set.of(
                "BankTransactionID",
                "Type",
                "Reference",
                "Date",
                "Status",
                "Total",
                "SubTotal",
                "TotalTax",
                "IsReconciled",
                "UpdatedDateUTC",
                "Contact",
                "BankAccount",
                "LineAmountTypes",
                "CurrencyCode");
    }

    @Override
    public List<Map<String, Object>> items(Ledger ledger, boolean withLines) {
        return ledger.bankTransactions().all().stream()
                .map(transaction -> item(ledger, transaction, withLines))
                .toList();
    }

    @Override
    public Map<String, Object> write(Ledger ledger, Element element, Writing how) {
        Optional<UUID> id = element.id(idName()).filter(any -> !how.create() && !any.equals(Ids.NONE));
        Optional<BankTransaction> before = id.map(any -> ledger.bankTransactions()
                .find(any)
                .orElseThrow(() -> new Refusal("Bank transaction could not be found")));
        BankTransaction next = read(ledger, element, before, how);
        ledger.bankTransactions().put(next.id(), next);
        return item(ledger, next, true);
    }

    private static BankTransaction read(Ledger ledger, Element element, Optional<BankTransaction> before, Writing how) {
        Problems problems = new Problems();
        problems.requireCurrency(element);
        problems.require(
                before.filter(any -> any.status().equals("DELETED")).isEmpty(),
                "The Bank Transaction cannot be edited as it is deleted");
        String type =
                element.text("Type").or(() -> before.map(BankTransaction::type)).orElse("");
        problems.require(Set.of("RECEIVE", "SPEND").contains(type), "Type must be RECEIVE or SPEND");
        Optional<Account> bank = element.has("BankAccount") || before.isEmpty()
                ? ledger.chart().named(element.object("BankAccount")).filter(Account::isBank)
                : before.map(BankTransaction::bankAccount);
        problems.require(bank.isPresent(), "Invalid Bank Account specified");
        Optional<UUID> contact = element.has("Contact")
                ? ContactsBook.named(ledger, element.object("Contact"), how).map(Contact::id)
                : before.map(BankTransaction::contact);
        problems.require(contact.isPresent(), "A Contact must be specified for this type of transaction");
        String status = element.text("Status")
                .or(() -> before.map(BankTransaction::status))
                .orElse("AUTHORISED");
        problems.require(
                status.equals("AUTHORISED") || (status.equals("DELETED") && before.isPresent()),
                "The status " + status + " cannot be set");
        LocalDate date =
                element.date("Date").or(() -> before.map(BankTransaction::date)).orElseGet(() -> Dates.day(how.now()));
        Lines lines = lines(ledger, element, before, problems, how);
        problems.refuseIfAny();
        return new BankTransaction(
                before.map(BankTransaction::id).orElseGet(UUID::randomUUID),
                type,
                contact.orElseThrow(),
                bank.orElseThrow(),
                date,
                element.text("Reference", before.map(BankTransaction::reference).orElse("")),
                lines,
                element.text("IsReconciled")
                        .map("true"::equals)
                        .orElse(before.filter(BankTransaction::reconciled).isPresent()),
                status,
                how.now());
    }

    private static Lines lines(
            Ledger ledger, Element element, Optional<BankTransaction> before, Problems problems, Writing how) {
        TaxMode mode = TaxMode.in(element, before.map(any -> any.lines().mode()).orElse(TaxMode.INCLUSIVE));
        return before.filter(any -> !element.has("LineItems"))
                .map(BankTransaction::lines)
                .orElseGet(() -> new LinesReader(ledger.chart(), problems, mode, how.unitDecimals(), false)
                        .read(element.list("LineItems")));
    }

    private static Map<String, Object> item(Ledger ledger, BankTransaction transaction, boolean withLines) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("BankTransactionID", transaction.id().toString());
        item.put("Type", transaction.type());
        item.put("Contact", ledger.contactOf(transaction.contact()).reference());
        item.put("BankAccount", transaction.bankAccount().reference());
        Dates.put(item, "Date", transaction.date());
        item.put("Reference", transaction.reference());
        item.put("Status", transaction.status());
        transaction.lines().put(item, withLines);
        item.put("IsReconciled", transaction.reconciled());
        item.put("CurrencyCode", Amounts.CURRENCY);
        item.put("CurrencyRate", BigDecimal.ONE);
        item.put("HasAttachments", false);
        item.put("UpdatedDateUTC", Dates.of(transaction.updated()));
        return item;
    }
}
