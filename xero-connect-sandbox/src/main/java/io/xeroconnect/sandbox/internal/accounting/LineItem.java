package io.xeroconnect.sandbox.internal.accounting;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One line of a document.
 *
 * @param amount with or without tax, as the document says
 * @param tax what of it, or on top of it, is tax
 */
record LineItem(
        UUID id,
        String description,
        BigDecimal quantity,
        BigDecimal unitAmount,
        BigDecimal discountRate,
        Account account,
        String taxType,
        BigDecimal amount,
        BigDecimal tax) {
    Map<String, Object> item() {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("LineItemID", id.toString());
        item.put("Description", description);
        item.put("Quantity", quantity);
        item.put("UnitAmount", unitAmount);
        if (discountRate.signum() != 0) {
            item.put("DiscountRate", discountRate);
        }
        if (!account.code().isEmpty()) {
            item.put("AccountCode", account.code());
            item.put("AccountID", account.id().toString());
        }
        item.put("TaxType", taxType);
        item.put("TaxAmount", tax);
        item.put("LineAmount", amount);
        item.put("Tracking", List.of());
        item.put("ValidationErrors", List.of());
        return item;
    }
}
