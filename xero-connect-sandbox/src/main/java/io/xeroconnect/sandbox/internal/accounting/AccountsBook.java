package io.xeroconnect.sandbox.internal.accounting;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code Accounts}: only read here. */
public final class AccountsBook implements Book {
    /** Reads any ledger. */
    public AccountsBook() {}

    @Override
    public String name() {
        return "Accounts";
    }

    @Override
    public String idName() {
        return "AccountID";
    }

    @Override
    public Set<String> fields() {
        return Set.of(
                "AccountID",
                "Code",
                "Name",
                "Status",
                "Type",
                "TaxType",
                "Class",
                "EnablePaymentsToAccount",
                "SystemAccount",
                "BankAccountNumber",
                "CurrencyCode");
    }

    @Override
    public boolean isWritable() {
        return false;
    }

    @Override
    public List<Map<String, Object>> items(Ledger ledger, boolean withLines) {
        return ledger.accounts().stream().map(Account::item).toList();
    }
}
