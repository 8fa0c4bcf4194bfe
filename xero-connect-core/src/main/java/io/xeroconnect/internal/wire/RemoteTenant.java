package io.xeroconnect.internal.wire;

import io.xeroconnect.internal.http.HttpReply;
import io.xeroconnect.internal.json.JsonException;
import io.xeroconnect.internal.json.JsonObject;
import io.xeroconnect.model.Tenant;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One item of Xero's {@code /connections}.
 *
 * @param consent the {@code authEventId} of the consent that made or renewed the link, if Xero names it
 * @param createdAt epoch milliseconds, 0 if Xero names none
 * @param updatedAt epoch milliseconds, 0 if Xero names none; equal to {@code createdAt} until the link is renewed
 */
public record RemoteTenant(Tenant tenant, Optional<String> consent, long createdAt, long updatedAt) {
    /** Returns the items of an answer of {@code /connections}. */
    public static List<RemoteTenant> listed(HttpReply reply) throws JsonException {
        List<RemoteTenant> tenants = new ArrayList<>();
        for (JsonObject item : reply.objects()) {
            tenants.add(parse(item));
        }
        return tenants;
    }

    static RemoteTenant parse(JsonObject json) throws JsonException {
        String tenantId = json.requiredText("tenantId");
        return new RemoteTenant(
                new Tenant(
                        tenantId,
                        json.requiredText("id"),
                        // Practice managers have been seen without a name.
                        json.text("tenantName").filter(name -> !name.isBlank()).orElse(tenantId),
                        json.text("tenantType").filter(type -> !type.isBlank()).orElse("ORGANISATION")),
                json.text("authEventId").filter(id -> !id.isBlank()),
                json.text("createdDateUtc").map(RemoteTenant::epochMillis).orElse(0L),
                json.text("updatedDateUtc").map(RemoteTenant::epochMillis).orElse(0L));
    }

    /** Xero writes its dates without a zone and with seven fraction digits: 2019-12-07T18:46:19.5165400. */
    static long epochMillis(String date) {
        try {
            String local = date.endsWith("Z") ? date.substring(0, date.length() - 1) : date;
            return LocalDateTime.parse(local).toInstant(ZoneOffset.UTC).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            return 0;
        }
    }
}
