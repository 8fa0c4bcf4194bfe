package io.xeroconnect.sandbox.internal.accounting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The chart of accounts: what a new Australian organisation has of it, and what a till needs besides. */
final class Chart {
    private static final Set<String> TYPES = Set.of(
            "BANK",
            "CURRENT",
            "CURRLIAB",
            "DIRECTCOSTS",
            "EQUITY",
            "EXPENSE",
            "FIXED",
            "LIABILITY",
            "OTHERINCOME",
            "OVERHEADS",
            "REVENUE",
            "SALES",
            "TERMLIAB");

    private final List<Account> accounts = new ArrayList<>();

    Chart() {
        bank("090", "Business Bank Account");
        bank("092", "Till Cash");
        add("200", "Sales", "REVENUE", "OUTPUT");
        add("205", "Sales without GST", "REVENUE", "EXEMPTOUTPUT");
        add("260", "Other Revenue", "REVENUE", "OUTPUT");
        add("310", "Cost of Goods Sold", "DIRECTCOSTS", "INPUT");
        add("404", "Bank Fees", "EXPENSE", "EXEMPTEXPENSES");
        add("408", "Cleaning", "EXPENSE", "INPUT");
        add("429", "General Expenses", "EXPENSE", "INPUT");
        add("453", "Office Expenses", "EXPENSE", "INPUT");
        add("485", "Cash Over and Short", "EXPENSE", "BASEXCLUDED");
        system("610", "Accounts Receivable", "CURRENT", "DEBTORS");
        payments("620", "Card Clearing", "CURRENT");
        payments("621", "Voucher Clearing", "CURRENT");
        system("800", "Accounts Payable", "CURRLIAB", "CREDITORS");
        system("820", "GST", "CURRLIAB", "GST");
        add("835", "Gift Vouchers", "CURRLIAB", "BASEXCLUDED");
        system("860", "Rounding", "CURRLIAB", "ROUNDING");
        payments("880", "Owner A Drawings", "EQUITY");
        payments("970", "Owner A Funds Introduced", "EQUITY");
    }

    List<Account> all() {
        return List.copyOf(accounts);
    }

    Optional<Account> code(String code) {
        return accounts.stream()
                .filter(account -> account.code().equalsIgnoreCase(code))
                .findFirst();
    }

    /** Finds the account that is named by id or else by code. */
    Optional<Account> named(Element element) {
        return element.id("AccountID")
                .flatMap(id -> accounts.stream()
                        .filter(account -> account.id().equals(id))
                        .findFirst())
                .or(() -> element.text("Code").flatMap(this::code));
    }

    /** Opens an account. */
    void open(String code, String name, String type, boolean takesPayments) {
        if (!TYPES.contains(type.toUpperCase(Locale.ROOT))) {
            throw new IllegalArgumentException(type + " is no type of account. Take one of " + TYPES + ".");
        }
        if (code(code).isPresent()) {
            throw new IllegalArgumentException("There is an account " + code + " already.");
        }
        accounts.add(new Account(UUID.randomUUID(), code, name, type, taxTypeOf(type), "", takesPayments));
    }

    private static String taxTypeOf(String type) {
        return switch (type) {
            case "REVENUE", "SALES", "OTHERINCOME" -> "OUTPUT";
            case "EXPENSE", "OVERHEADS", "DIRECTCOSTS" -> "INPUT";
            default -> "BASEXCLUDED";
        };
    }

    private void bank(String code, String name) {
        add(code, name, "BANK", "BASEXCLUDED");
    }

    private void add(String code, String name, String type, String taxType) {
        accounts.add(new Account(UUID.randomUUID(), code, name, type, taxType, "", false));
    }

    private void payments(String code, String name, String type) {
        accounts.add(new Account(UUID.randomUUID(), code, name, type, "BASEXCLUDED", "", true));
    }

    private void system(String code, String name, String type, String system) {
        accounts.add(new Account(UUID.randomUUID(), code, name, type, "BASEXCLUDED", system, false));
    }
}
