package io.xeroconnect.sandbox.internal.accounting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Money that came to a bank account or left it, without an invoice.
 *
 * @param type {@code RECEIVE} or {@code SPEND}
 */
record BankTransaction(
        UUID id,
        String type,
        UUID contact,
        Account bankAccount,
        LocalDate date,
        String reference,
        Lines lines,
        boolean reconciled,
        String status,
        Instant updated) {}
