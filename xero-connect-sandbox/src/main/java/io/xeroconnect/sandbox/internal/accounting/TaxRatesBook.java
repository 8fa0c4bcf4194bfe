package io.xeroconnect.sandbox.internal.accounting;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code TaxRates}: only read here. */
public final class TaxRatesBook implements Book {
    /** Reads any ledger. */
    public TaxRatesBook() {}

    @Override
    public String name() {
        return "TaxRates";
    }

    @Override
    public String idName() {
        return "TaxType";
    }

    @Override
    public Set<String> fields() {
        return Set.of("Name", "TaxType", "Status", "EffectiveRate", "DisplayTaxRate");
    }

    @Override
    public boolean isWritable() {
        return false;
    }

    @Override
    public List<Map<String, Object>> items(Ledger ledger, boolean withLines) {
        return TaxRates.items();
    }
}
