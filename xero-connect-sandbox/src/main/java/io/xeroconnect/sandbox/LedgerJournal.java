package io.xeroconnect.sandbox;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A manual journal, as it is in the books.
 *
 * @param status {@code DRAFT}, {@code POSTED}, {@code VOIDED} or {@code DELETED}
 * @param debits the sum of its lines above zero, in the organisation's currency
 */
public record LedgerJournal(UUID id, String narration, LocalDate date, String status, BigDecimal debits) {}
