package io.xeroconnect.sandbox;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An invoice, a bill or a credit note, as it is in the books. Amounts are in the organisation's currency.
 *
 * @param type {@code ACCREC}, {@code ACCPAY}, {@code ACCRECCREDIT} or {@code ACCPAYCREDIT}
 * @param number the invoice or credit note number, or an empty string
 * @param contact the name of whom it is for
 * @param status Xero's literal, for example {@code AUTHORISED} or {@code PAID}
 * @param total with tax
 * @param tax the tax in the total
 * @param outstanding what of it is neither paid, credited nor allocated
 */
public record LedgerDocument(
        UUID id,
        String type,
        String number,
        String reference,
        String contact,
        LocalDate date,
        String status,
        BigDecimal total,
        BigDecimal tax,
        BigDecimal outstanding) {}
