package io.xeroconnect.sandbox;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Money received or spent without an invoice, as it is in the books. Amounts are in the organisation's currency.
 *
 * @param type {@code RECEIVE} or {@code SPEND}
 * @param account the code of the bank account
 * @param contact the name of whom it came from or went to
 * @param status {@code AUTHORISED} or {@code DELETED}
 * @param total with tax
 * @param tax the tax in the total
 */
public record LedgerBankTransaction(
        UUID id,
        String type,
        String account,
        String reference,
        String contact,
        LocalDate date,
        String status,
        BigDecimal total,
        BigDecimal tax) {}
