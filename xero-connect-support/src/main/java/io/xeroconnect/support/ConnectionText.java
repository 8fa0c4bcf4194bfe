package io.xeroconnect.support;

import io.xeroconnect.model.ConnectionStatus;
import io.xeroconnect.model.Scope;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi.Style;

/** A connection as text for a person. */
record ConnectionText(Output output, Instant now) {
    /** Prints everything that is known. */
    void print(XeroConnection connection) {
        field("connection", connection.key().value());
        output.line("status        " + coloured(connection.status()) + " (" + connection.reason() + ")");
        field("next step", connection.nextStep());
        field("organisation", organisation(connection));
        connection.tenant().ifPresent(tenant -> field("tenant id", tenant.tenantId()));
        if (connection.tenants().size() > 1) {
            connection.tenants().forEach(tenant -> field("consent for", named(tenant)));
        }
        connection.tenantToConfirm().ifPresent(tenant -> field("to confirm", named(tenant)));
        field("client id", connection.clientId().orElse("-"));
        scopes("scopes", connection.scopes().granted());
        scopes("missing", connection.scopes().missing());
        scopes("retiring", connection.scopes().retiring());
        connection.aliveUntil().ifPresent(end -> field("alive until", end + ", " + days(connection)));
    }

    private void field(String name, String value) {
        output.line(String.format("%-13s %s", name, Output.clean(value)));
    }

    private void scopes(String name, Collection<Scope> scopes) {
        if (!scopes.isEmpty()) {
            field(name, scopes.stream().map(Scope::value).collect(Collectors.joining(" ")));
        }
    }

    private static String named(Tenant tenant) {
        return tenant.name() + " (" + tenant.tenantId() + ")";
    }

    /** Returns the name of the organisation, or a dash. */
    static String organisation(XeroConnection connection) {
        return Output.clean(
                connection.tenant().map(Tenant::name).or(connection::tenantName).orElse("-"));
    }

    /** Returns the days that remain, or a dash. */
    String days(XeroConnection connection) {
        return connection
                .daysLeft(now)
                .map(days -> days == 1 ? "1 day left" : days + " days left")
                .orElse("-");
    }

    /** Returns the status in the colour of a traffic light. */
    String coloured(ConnectionStatus status) {
        return coloured(status, status.name());
    }

    /** Returns the text in the colour of this status. */
    String coloured(ConnectionStatus status, String text) {
        return switch (status) {
            case CONNECTED -> output.coloured(Style.fg_green, text);
            case APP_NEEDED, CONSENT_NEEDED, TENANT_CHOICE_NEEDED -> output.coloured(Style.fg_yellow, text);
            case TENANT_DISCONNECTED, REAUTHORIZATION_REQUIRED, APP_REJECTED -> output.coloured(Style.fg_red, text);
        };
    }
}
