package io.xeroconnect.sandbox.internal.accounting;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One side of a manual journal.
 *
 * @param amount positive for a debit, negative for a credit
 */
record JournalLine(BigDecimal amount, Account account, String description, String taxType, BigDecimal tax) {
    Map<String, Object> item() {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("Description", description);
        item.put("TaxType", taxType);
        item.put("TaxAmount", tax);
        item.put("LineAmount", amount);
        item.put("AccountCode", account.code());
        item.put("AccountID", account.id().toString());
        item.put("Tracking", List.of());
        item.put("IsBlank", false);
        return item;
    }
}
