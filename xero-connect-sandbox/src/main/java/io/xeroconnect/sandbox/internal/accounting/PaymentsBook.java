package io.xeroconnect.sandbox.internal.accounting;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * {@code Payments} for invoices and bills, and refunds of credit notes. A payment is never changed, only deleted. In
 * which words Xero refuses an account or an amount below a cent is an assumption.
 */
public final class PaymentsBook implements Book {
    /** Reads and writes any ledger. */
    public PaymentsBook() {}

    @Override
    public String name() {
        return "Payments";
    }

    @Override
    public String idName() {
        return "PaymentID";
    }

    @Override
    public Set<String> fields() {
        return Set.of(
                "PaymentID",
                "Date",
                "Amount",
                "Reference",
                "Status",
                "PaymentType",
                "IsReconciled",
                "UpdatedDateUTC",
                "Invoice",
                "CreditNote",
                "Account");
    }

    @Override
    public List<Map<String, Object>> items(Ledger ledger, boolean withLines) {
        return ledger.payments().all().stream()
                .map(payment -> item(ledger, payment))
                .toList();
    }

    @Override
    public Map<String, Object> write(Ledger ledger, Element element, Writing how) {
        Optional<UUID> id = element.id(idName()).filter(any -> !how.create() && !any.equals(Ids.NONE));
        Payment payment = id.isPresent() ? delete(ledger, element, id.orElseThrow(), how) : pay(ledger, element, how);
        ledger.payments().put(payment.id(), payment);
        return item(ledger, payment);
    }

    private static Payment pay(Ledger ledger, Element element, Writing how) {
        Document document = document(ledger, element)
                .orElseThrow(() -> new Refusal("Payment must have an invoice or a credit note that exists"));
        Optional<Account> account = account(ledger, element);
        BigDecimal amount = Amounts.cents(element.number("Amount").orElse(BigDecimal.ZERO));
        check(document, account, amount);
        Payment payment = new Payment(
                UUID.randomUUID(),
                document.id(),
                account.orElseThrow(),
                element.date("Date").orElseGet(() -> Dates.day(how.now())),
                amount,
                element.text("Reference", ""),
                element.text("IsReconciled").filter("true"::equals).isPresent(),
                false,
                how.now());
        ledger.documents().put(document.id(), document.withPaid(amount, payment.date(), how.now()));
        return payment;
    }

    private static void check(Document document, Optional<Account> account, BigDecimal amount) {
        Problems problems = new Problems();
        problems.require(
                document.status().equals("AUTHORISED"), "Payments can only be made against Authorised documents");
        problems.require(
                amount.compareTo(document.outstanding()) <= 0,
                "Payment amount exceeds the amount outstanding on this document");
        problems.require(amount.signum() > 0, "Payment amount must be greater than zero");
        problems.require(
                account.filter(Account::acceptsPayments).isPresent(),
                "The account must be a bank account or have payments enabled");
        problems.refuseIfAny();
    }

    private static Payment delete(Ledger ledger, Element element, UUID id, Writing how) {
        Payment payment = ledger.payments().find(id).orElseThrow(() -> new Refusal("Payment could not be found"));
        if (element.text("Status").filter("DELETED"::equals).isEmpty() || payment.deleted()) {
            throw new Refusal("A payment can only be deleted, once");
        }
        Document document = ledger.documents().find(payment.document()).orElseThrow();
        ledger.documents().put(document.id(), document.withPaid(payment.amount().negate(), document.date(), how.now()));
        return payment.withDeleted(how.now());
    }

    private static Optional<Document> document(Ledger ledger, Element element) {
        Element invoice = element.object("Invoice");
        Element note = element.object("CreditNote");
        return ledger.document(
                        false,
                        invoice.id("InvoiceID"),
                        invoice.text("InvoiceNumber").or(() -> element.text("InvoiceNumber")))
                .or(() -> ledger.document(
                        true,
                        note.id("CreditNoteID"),
                        note.text("CreditNoteNumber").or(() -> element.text("CreditNoteNumber"))));
    }

    private static Optional<Account> account(Ledger ledger, Element element) {
        return ledger.chart()
                .named(element.object("Account"))
                .or(() -> ledger.chart().named(element));
    }

    private static Map<String, Object> item(Ledger ledger, Payment payment) {
        Document document = ledger.documents().find(payment.document()).orElseThrow();
        Map<String, Object> named = DocumentItem.reference(document);
        named.put("Contact", ledger.contactOf(document.contact()).reference());
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("PaymentID", payment.id().toString());
        item.put("Date", Dates.of(payment.date()));
        item.put("Amount", payment.amount());
        item.put("BankAmount", payment.amount());
        item.put("CurrencyRate", BigDecimal.ONE);
        item.put("Reference", payment.reference());
        item.put("PaymentType", document.type().paymentType());
        item.put("Status", payment.status());
        item.put("IsReconciled", payment.reconciled());
        item.put("HasAccount", true);
        item.put("Account", payment.account().reference());
        item.put(document.type().isCredit() ? "CreditNote" : "Invoice", named);
        item.put("HasValidationErrors", false);
        item.put("UpdatedDateUTC", Dates.of(payment.updated()));
        return item;
    }
}
