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
 * {@code ManualJournals}: they have no number and no reference, so that only the narration tells them apart. The words
 * of the refusals are assumptions.
 */
public final class JournalsBook implements Book {
    /** Reads and writes any ledger. */
    public JournalsBook() {}

    @Override
    public String name() {
        return "ManualJournals";
    }

    @Override
    public String idName() {
        return "ManualJournalID";
    }

    @Override
    public Set<String> fields() {
        return Set.of("ManualJournalID", "Narration", "Date", "Status", "UpdatedDateUTC", "LineAmountTypes");
    }

    @Override
    public List<Map<String, Object>> items(Ledger ledger, boolean withLines) {
        return ledger.journals().all().stream()
                .map(journal -> item(journal, withLines))
                .toList();
    }

    @Override
    public Map<String, Object> write(Ledger ledger, Element element, Writing how) {
        Optional<UUID> id = element.id(idName()).filter(any -> !how.create() && !any.equals(Ids.NONE));
        Optional<ManualJournal> before = id.map(
                any -> ledger.journals().find(any).orElseThrow(() -> new Refusal("Manual journal could not be found")));
        ManualJournal next = read(ledger, element, before, how);
        ledger.journals().put(next.id(), next);
        return item(next, true);
    }

    private static ManualJournal read(Ledger ledger, Element element, Optional<ManualJournal> before, Writing how) {
        Problems problems = new Problems();
        Optional<String> narration = element.text("Narration").or(() -> before.map(ManualJournal::narration));
        problems.require(narration.isPresent(), "Narration must be specified");
        String status = element.text("Status")
                .or(() -> before.map(ManualJournal::status))
                .orElse("DRAFT");
        Set<String> allowed =
                before.isPresent() ? Set.of("DRAFT", "POSTED", "VOIDED", "DELETED") : Set.of("DRAFT", "POSTED");
        problems.require(allowed.contains(status), "The status " + status + " cannot be set");
        TaxMode mode = TaxMode.in(element, before.map(ManualJournal::mode).orElse(TaxMode.NO_TAX));
        List<JournalLine> lines = before.filter(any -> !element.has("JournalLines"))
                .map(ManualJournal::lines)
                .orElseGet(() ->
                        new JournalLinesReader(ledger.chart(), problems, mode).read(element.list("JournalLines")));
        LocalDate date =
                element.date("Date").or(() -> before.map(ManualJournal::date)).orElseGet(() -> Dates.day(how.now()));
        problems.refuseIfAny();
        return new ManualJournal(
                before.map(ManualJournal::id).orElseGet(UUID::randomUUID),
                narration.orElseThrow(),
                date,
                mode,
                lines,
                status,
                how.now());
    }

    private static Map<String, Object> item(ManualJournal journal, boolean withLines) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("ManualJournalID", journal.id().toString());
        item.put("Narration", journal.narration());
        item.put("Date", Dates.of(journal.date()));
        item.put("LineAmountTypes", journal.mode().literal());
        item.put("Status", journal.status());
        item.put(
                "JournalLines",
                withLines ? journal.lines().stream().map(JournalLine::item).toList() : List.of());
        item.put("ShowOnCashBasisReports", true);
        item.put("HasAttachments", false);
        item.put("UpdatedDateUTC", Dates.of(journal.updated()));
        return item;
    }

    /** Reads lines, and sees that they balance with their tax. */
    private record JournalLinesReader(Chart chart, Problems problems, TaxMode mode) {
        List<JournalLine> read(List<Element> elements) {
            problems.require(elements.size() >= 2, "A manual journal must have at least two lines");
            List<JournalLine> lines = elements.stream().map(this::line).toList();
            BigDecimal debits = total(lines, 1);
            BigDecimal credits = total(lines, -1);
            problems.require(
                    debits.add(credits).signum() == 0,
                    "The total debits (" + debits + ") must equal total credits (" + credits + ")");
            return lines;
        }

        private BigDecimal total(List<JournalLine> lines, int sign) {
            return lines.stream()
                    .map(line -> mode == TaxMode.EXCLUSIVE ? line.amount().add(line.tax()) : line.amount())
                    .filter(amount -> amount.signum() == sign)
                    .reduce(Amounts.ZERO, BigDecimal::add);
        }

        private JournalLine line(Element line) {
            String code = line.text("AccountCode").orElse("");
            Optional<Account> account =
                    chart.code(code).or(() -> chart.named(line)).filter(Account::isForLines);
            problems.require(account.isPresent(), "Account code '" + code + "' is not a valid code for this document.");
            BigDecimal amount = Amounts.cents(line.number("LineAmount").orElse(BigDecimal.ZERO));
            String taxType =
                    mode == TaxMode.NO_TAX ? "NONE" : line.text("TaxType").orElse("NONE");
            Optional<BigDecimal> percent = TaxRates.percent(taxType);
            problems.require(
                    percent.isPresent(),
                    "The TaxType code '" + taxType
                            + "' does not exist or cannot be used for this type of transaction.");
            return new JournalLine(
                    amount,
                    account.orElse(Lines.NO_ACCOUNT),
                    line.text("Description", ""),
                    taxType,
                    mode.tax(amount, percent.orElse(BigDecimal.ZERO)));
        }
    }
}
