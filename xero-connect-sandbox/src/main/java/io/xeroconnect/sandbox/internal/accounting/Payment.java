package io.xeroconnect.sandbox.internal.accounting;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Money for an invoice, a bill or a credit note. */
record Payment(
        UUID id,
        UUID document,
        Account account,
        LocalDate date,
        BigDecimal amount,
        String reference,
        boolean reconciled,
        boolean deleted,
        Instant updated) {
    Payment withDeleted(Instant now) {
        return new Payment(id, document, account, date, amount, reference, reconciled, true, now);
    }

    String status() {
        return deleted ? "DELETED" : "AUTHORISED";
    }
}
