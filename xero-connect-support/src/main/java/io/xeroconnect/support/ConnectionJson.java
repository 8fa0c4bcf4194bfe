package io.xeroconnect.support;

import com.fasterxml.jackson.core.JsonGenerator;
import io.xeroconnect.model.Scope;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroConnection;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A connection as a JSON object. What is not known is null, and no field is ever left out. */
final class ConnectionJson {
    private ConnectionJson() {}

    static void write(JsonGenerator json, XeroConnection connection, Instant now) throws IOException {
        json.writeStartObject();
        json.writeStringField("key", connection.key().value());
        json.writeStringField("status", connection.status().name());
        json.writeStringField("reason", connection.reason().name());
        json.writeStringField("nextStep", connection.nextStep());
        json.writeBooleanField("usable", connection.isUsable());
        text(json, "clientId", connection.clientId());
        tenant(json, "tenant", connection.tenant());
        text(json, "tenantName", connection.tenantName());
        tenants(json, "tenants", connection.tenants());
        tenant(json, "tenantToConfirm", connection.tenantToConfirm());
        json.writeObjectFieldStart("scopes");
        scopes(json, "granted", connection.scopes().granted());
        scopes(json, "missing", connection.scopes().missing());
        scopes(json, "retiring", connection.scopes().retiring());
        json.writeEndObject();
        text(json, "aliveUntil", connection.aliveUntil().map(Instant::toString));
        number(json, "daysLeft", connection.daysLeft(now));
        json.writeEndObject();
    }

    static void text(JsonGenerator json, String name, Optional<String> value) throws IOException {
        json.writeFieldName(name);
        if (value.isPresent()) {
            json.writeString(value.get());
        } else {
            json.writeNull();
        }
    }

    static void number(JsonGenerator json, String name, Optional<Long> value) throws IOException {
        json.writeFieldName(name);
        if (value.isPresent()) {
            json.writeNumber(value.get());
        } else {
            json.writeNull();
        }
    }

    static void scopes(JsonGenerator json, String name, Collection<Scope> scopes) throws IOException {
        json.writeArrayFieldStart(name);
        for (Scope scope : scopes) {
            json.writeString(scope.value());
        }
        json.writeEndArray();
    }

    static void tenants(JsonGenerator json, String name, List<Tenant> tenants) throws IOException {
        json.writeArrayFieldStart(name);
        for (Tenant tenant : tenants) {
            write(json, tenant);
        }
        json.writeEndArray();
    }

    private static void tenant(JsonGenerator json, String name, Optional<Tenant> tenant) throws IOException {
        json.writeFieldName(name);
        if (tenant.isPresent()) {
            write(json, tenant.get());
        } else {
            json.writeNull();
        }
    }

    private static void write(JsonGenerator json, Tenant tenant) throws IOException {
        json.writeStartObject();
        json.writeStringField("tenantId", tenant.tenantId());
        json.writeStringField("name", tenant.name());
        json.writeStringField("type", tenant.type());
        json.writeEndObject();
    }
}
