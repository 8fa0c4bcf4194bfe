package io.xeroconnect.sandbox.internal.accounting;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Debits and credits that somebody entered by hand. */
record ManualJournal(
        UUID id,
        String narration,
        LocalDate date,
        TaxMode mode,
        List<JournalLine> lines,
        String status,
        Instant updated) {
    BigDecimal debits() {
        return lines.stream()
                .map(JournalLine::amount)
                .filter(amount -> amount.signum() > 0)
                .reduce(Amounts.ZERO, BigDecimal::add);
    }
}
