package io.xeroconnect.sandbox.internal.accounting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tax rates of an Australian organisation, in percent. */
final class TaxRates {
    private static final Map<String, TaxRate> ALL = new LinkedHashMap<>();

    private record TaxRate(String name, BigDecimal percent) {}

    static {
        add("OUTPUT", "GST on Income", "10");
        add("INPUT", "GST on Expenses", "10");
        add("EXEMPTOUTPUT", "GST Free Income", "0");
        add("EXEMPTEXPENSES", "GST Free Expenses", "0");
        add("BASEXCLUDED", "BAS Excluded", "0");
        add("NONE", "No Tax", "0");
    }

    private TaxRates() {}

    static Optional<BigDecimal> percent(String taxType) {
        return Optional.ofNullable(ALL.get(taxType)).map(TaxRate::percent);
    }

    static List<Map<String, Object>> items() {
        List<Map<String, Object>> items = new ArrayList<>();
        ALL.forEach((type, rate) -> items.add(item(type, rate)));
        return items;
    }

    private static Map<String, Object> item(String type, TaxRate rate) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("Name", rate.name());
        item.put("TaxType", type);
        item.put("Status", "ACTIVE");
        item.put("DisplayTaxRate", rate.percent());
        item.put("EffectiveRate", rate.percent());
        item.put("TaxComponents", List.of(Map.of("Name", "GST", "Rate", rate.percent(), "IsCompound", false)));
        return item;
    }

    private static void add(String type, String name, String percent) {
        ALL.put(type, new TaxRate(name, new BigDecimal(percent)));
    }
}
