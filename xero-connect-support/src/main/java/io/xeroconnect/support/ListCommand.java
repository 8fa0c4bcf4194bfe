package io.xeroconnect.support;

import com.fasterxml.jackson.core.JsonGenerator;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.ConnectionStatus;
import io.xeroconnect.model.XeroConnection;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        header = "Lists the connections of the store.",
        description = {
            "Key, status, organisation, and how many days a connection lives if nobody uses it. Xero "
                    + "is not asked.",
            "Ends with 1 if a record cannot be read."
        })
final class ListCommand implements Callable<Integer> {
    private final Desk desk;

    @Option(names = "--unusable", description = "Only those that cannot be used now.")
    private boolean unusable;

    @Mixin
    private final Site site = new Site();

    ListCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        try (Session session = site.open(desk)) {
            Output output = site.output();
            Fleet fleet = Fleet.of(session);
            List<XeroConnection> shown = fleet.connections().stream()
                    .filter(connection -> !unusable || !connection.isUsable())
                    .toList();
            output.document(json -> write(json, shown, fleet.unreadable()));
            print(output, shown, fleet);
            if (!site.namesApp() && shown.stream().anyMatch(c -> c.status() == ConnectionStatus.APP_NEEDED)) {
                output.line(
                        "APP_NEEDED: no app of their own is stored for these. If they use yours, name it with --client-id.");
            }
            return fleet.unreadable().isEmpty() ? Status.FINE : Status.ATTENTION;
        }
    }

    private void print(Output output, List<XeroConnection> shown, Fleet fleet) {
        ConnectionText text = new ConnectionText(output, desk.clock().instant());
        int widest = shown.stream()
                .mapToInt(connection -> connection.key().value().length())
                .max()
                .orElse(0);
        if (!output.json()) {
            for (XeroConnection connection : shown) {
                String key = String.format("%-" + Math.max(widest, 1) + "s", connection.key());
                String status = String.format("%-24s", connection.status());
                output.line(key + "  " + text.coloured(connection.status(), status) + "  "
                        + ConnectionText.organisation(connection) + ", " + text.days(connection));
            }
        }
        fleet.unreadable()
                .forEach((key, problem) ->
                        output.line(output.coloured(Style.fg_red, key + "  UNREADABLE") + "  " + problem));
        long usable =
                fleet.connections().stream().filter(XeroConnection::isUsable).count();
        output.line(fleet.connections().size() + " connections, " + usable + " usable, "
                + fleet.unreadable().size() + " unreadable");
    }

    private void write(JsonGenerator json, List<XeroConnection> shown, Map<ConnectionKey, String> unreadable)
            throws IOException {
        Instant now = desk.clock().instant();
        json.writeStartObject();
        json.writeArrayFieldStart("connections");
        for (XeroConnection connection : shown) {
            ConnectionJson.write(json, connection, now);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("unreadable");
        for (Map.Entry<ConnectionKey, String> entry : unreadable.entrySet()) {
            json.writeStartObject();
            json.writeStringField("key", entry.getKey().value());
            json.writeStringField("problem", entry.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
