package io.xeroconnect.support;

import com.fasterxml.jackson.core.JsonGenerator;
import io.xeroconnect.model.BroadScope;
import io.xeroconnect.model.ScopeReport;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "scopes",
        header = "Reports whose owner has to consent again.",
        description = {
            "Their connection lacks a scope that the product asks for, or depends on one that Xero "
                    + "retires. Say what the product asks for with --capabilities or --scopes. Xero is not "
                    + "asked.",
            "Ends with 1 if somebody has to consent."
        })
final class ScopesCommand implements Callable<Integer> {
    private final Desk desk;

    @Mixin
    private final Site site = new Site();

    ScopesCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        Output output = site.output();
        try (Session session = site.open(desk)) {
            ScopeReport report =
                    ScopeReport.of(session.xero().connections(), desk.clock().instant());
            if (output.json()) {
                output.document(json -> write(json, report));
            } else {
                report.toText().lines().map(Output::clean).forEach(output::line);
            }
            return report.rows().isEmpty() ? Status.FINE : Status.ATTENTION;
        }
    }

    private static void write(JsonGenerator json, ScopeReport report) throws IOException {
        json.writeStartObject();
        json.writeStringField("at", report.at().toString());
        json.writeStringField("broadScopesEnd", BroadScope.END.toString());
        json.writeNumberField("compared", report.compared());
        json.writeArrayFieldStart("rows");
        for (ScopeReport.Row row : report.rows()) {
            json.writeStartObject();
            json.writeStringField("key", row.key().value());
            ConnectionJson.text(json, "tenantName", row.tenantName());
            json.writeNumberField("daysLeft", row.daysLeft());
            ConnectionJson.scopes(json, "missing", row.scopes().missing());
            ConnectionJson.scopes(json, "retiring", row.scopes().retiring());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
