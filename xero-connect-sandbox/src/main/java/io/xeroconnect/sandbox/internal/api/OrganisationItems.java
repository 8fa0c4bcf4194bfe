package io.xeroconnect.sandbox.internal.api;

import io.xeroconnect.sandbox.internal.state.Connection;
import io.xeroconnect.sandbox.internal.state.Organisation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code Organisation}: an Australian company on the standard plan, unless told otherwise. */
final class OrganisationItems {
    private OrganisationItems() {}

    static List<Map<String, Object>> of(Connection connection) {
        Organisation organisation = connection.organisation();
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("OrganisationID", organisation.tenantId().toString());
        item.put("Name", organisation.name());
        item.put("LegalName", organisation.name());
        item.put("PaysTax", true);
        item.put("Version", "AU");
        item.put("OrganisationType", "COMPANY");
        item.put("BaseCurrency", "AUD");
        item.put("CountryCode", "AU");
        item.put("IsDemoCompany", organisation.isDemo());
        item.put("OrganisationStatus", "ACTIVE");
        item.put("Timezone", "AUSEASTERNSTANDARDTIME");
        item.put("ShortCode", shortCode(organisation));
        item.put("Class", organisation.isDemo() ? "DEMO" : "STANDARD");
        item.put("Edition", "BUSINESS");
        item.putAll(organisation.details());
        return List.of(item);
    }

    private static String shortCode(Organisation organisation) {
        return "!" + organisation.tenantId().toString().substring(0, 5).toUpperCase(Locale.ROOT);
    }
}
