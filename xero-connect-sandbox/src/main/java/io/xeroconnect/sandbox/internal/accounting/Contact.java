package io.xeroconnect.sandbox.internal.accounting;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Somebody to whom the organisation sells, or from whom it buys. */
record Contact(
        UUID id,
        String name,
        String number,
        String accountNumber,
        String firstName,
        String lastName,
        String email,
        boolean archived,
        Instant updated) {
    boolean isCalled(String other) {
        return !archived && name.strip().equalsIgnoreCase(other.strip());
    }

    Map<String, Object> item() {
        Map<String, Object> item = reference();
        item.put("ContactNumber", number);
        item.put("AccountNumber", accountNumber);
        item.put("ContactStatus", archived ? "ARCHIVED" : "ACTIVE");
        item.put("FirstName", firstName);
        item.put("LastName", lastName);
        item.put("EmailAddress", email);
        item.put("Addresses", List.of());
        item.put("Phones", List.of());
        item.put("UpdatedDateUTC", Dates.of(updated));
        item.put("ContactGroups", List.of());
        item.put("ContactPersons", List.of());
        item.put("HasValidationErrors", false);
        return item;
    }

    /** As documents mention it. */
    Map<String, Object> reference() {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("ContactID", id.toString());
        item.put("Name", name);
        return item;
    }
}
