package io.xeroconnect.sandbox;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A payment, as it is in the books. The amount is in the organisation's currency.
 *
 * @param type {@code ACCRECPAYMENT}, {@code ACCPAYPAYMENT}, {@code ARCREDITPAYMENT} or {@code APCREDITPAYMENT}
 * @param document the number of the invoice, bill or credit note, or an empty string
 * @param account the code of the account that the money went to or came from
 * @param status {@code AUTHORISED} or {@code DELETED}
 */
public record LedgerPayment(
        UUID id,
        String type,
        String document,
        String account,
        String reference,
        LocalDate date,
        String status,
        BigDecimal amount) {}
