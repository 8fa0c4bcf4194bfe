package io.xeroconnect.sandbox.internal.accounting;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * One account of the chart.
 *
 * @param type Xero's literal, for example {@code BANK} or {@code REVENUE}
 * @param taxType what a line gets that names no tax type
 * @param system Xero's name for an account that it keeps itself, or empty
 * @param takesPayments whether payments may go here although it is no bank account
 */
public record Account(
        UUID id, String code, String name, String type, String taxType, String system, boolean takesPayments) {
    /** Whether it is a bank account. */
    public boolean isBank() {
        return type.equals("BANK");
    }

    boolean acceptsPayments() {
        return isBank() || takesPayments;
    }

    /** Accounts that only documents of their own may touch. */
    boolean isForLines() {
        return !isBank() && !system.equals("DEBTORS") && !system.equals("CREDITORS");
    }

    Map<String, Object> item() {
        Map<String, Object> item = reference();
        item.put("Status", "ACTIVE");
        item.put("Type", type);
        item.put("TaxType", taxType);
        item.put("Class", accountClass());
        item.put("EnablePaymentsToAccount", takesPayments);
        item.put("ShowInExpenseClaims", false);
        if (isBank()) {
            item.put("BankAccountNumber", "0920001" + code);
            item.put("BankAccountType", "BANK");
            item.put("CurrencyCode", Amounts.CURRENCY);
        }
        if (!system.isEmpty()) {
            item.put("SystemAccount", system);
        }
        return item;
    }

    /** As documents mention it. */
    Map<String, Object> reference() {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("AccountID", id.toString());
        item.put("Code", code);
        item.put("Name", name);
        return item;
    }

    private String accountClass() {
        return switch (type) {
            case "REVENUE", "OTHERINCOME", "SALES" -> "REVENUE";
            case "DIRECTCOSTS", "EXPENSE", "OVERHEADS" -> "EXPENSE";
            case "CURRLIAB", "LIABILITY", "TERMLIAB" -> "LIABILITY";
            case "EQUITY" -> "EQUITY";
            default -> "ASSET";
        };
    }
}
