package io.xeroconnect.sandbox.internal.accounting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/** What of a credit note was put against which invoice. */
record Allocation(UUID id, UUID creditNote, UUID invoice, LocalDate date, BigDecimal amount) {}
