package io.xeroconnect.support;

import com.fasterxml.jackson.core.JsonGenerator;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.DisconnectPlan;
import io.xeroconnect.model.Tenant;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "disconnect",
        header = "Ends a connection at Xero and here, without cutting off another one.",
        description = {
            "Shows what will be removed, then asks. The app and the expected organisation stay, so "
                    + "that coming back is one consent.",
            "Ends with 1 if you said no."
        })
final class DisconnectCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "KEY", description = "The product's own name for the customer.")
    private String key = "";

    @Mixin
    private final Confirmation confirmation = new Confirmation();

    @Mixin
    private final Site site = new Site();

    DisconnectCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        ConnectionKey wanted = ConnectionKey.of(key);
        Output output = site.output();
        try (Session session = site.open(desk)) {
            session.known(wanted);
            DisconnectPlan plan = session.xero().planDisconnect(wanted);
            print(output, plan);
            boolean given = confirmation.isGiven(desk);
            if (given) {
                session.xero().disconnect(wanted);
            }
            output.document(json -> write(json, plan, given));
            output.line(given ? "Disconnected." : "Nothing was done.");
            return given ? Status.FINE : Status.ATTENTION;
        }
    }

    private static void print(Output output, DisconnectPlan plan) {
        output.line("Disconnecting " + plan.key() + ":");
        output.line("  removed at Xero    " + names(plan.removedAtXero()));
        output.line("  kept for others    " + names(plan.keptForOthers()));
        output.line("  consent revoked    " + (plan.revokesConsent() ? "yes, nothing else needs it" : "no"));
        output.line("  app kept here      " + (plan.keepsApp() ? "yes" : "it has none of its own"));
    }

    private static String names(List<Tenant> tenants) {
        return tenants.isEmpty()
                ? "nothing"
                : Output.clean(tenants.stream().map(Tenant::name).collect(Collectors.joining(", ")));
    }

    private static void write(JsonGenerator json, DisconnectPlan plan, boolean done) throws IOException {
        json.writeStartObject();
        json.writeStringField("key", plan.key().value());
        ConnectionJson.tenants(json, "removedAtXero", plan.removedAtXero());
        ConnectionJson.tenants(json, "keptForOthers", plan.keptForOthers());
        json.writeBooleanField("revokesConsent", plan.revokesConsent());
        json.writeBooleanField("keepsApp", plan.keepsApp());
        json.writeBooleanField("done", done);
        json.writeEndObject();
    }
}
