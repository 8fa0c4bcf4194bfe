package io.xeroconnect.support;

import com.fasterxml.jackson.core.JsonGenerator;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.keepalive.KeepAliveReport;
import io.xeroconnect.keepalive.KeepAliveReport.Entry;
import io.xeroconnect.keepalive.KeepAliveReport.Outcome;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Mixin;

@Command(
        name = "keep-alive",
        header = "Does one sweep of the keep-alive now.",
        description = {
            "Recovers unfinished refreshes and refreshes what would otherwise die of idleness. Safe "
                    + "beside the product's servers, which do the same.",
            "Ends with 1 if it did not work for a connection."
        })
final class KeepAliveCommand implements Callable<Integer> {
    private final Desk desk;

    @Mixin
    private final Site site = new Site();

    KeepAliveCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        Output output = site.output();
        Progress progress = new Progress(output.err(), desk.terminal().isInteractive());
        try (Session session = site.open(desk, site.app(desk), manager -> manager.listener(progress))) {
            KeepAliveReport report = session.xero().keepAlive();
            progress.end();
            output.document(json -> write(json, report));
            if (!output.json()) {
                report.entries().forEach(entry -> print(output, entry));
            }
            output.line(report.entries().size() + " due: " + report.count(Outcome.REFRESHED) + " refreshed, "
                    + report.count(Outcome.UNCHANGED) + " unchanged, " + report.count(Outcome.FAILED) + " failed");
            return report.count(Outcome.FAILED) == 0 ? Status.FINE : Status.ATTENTION;
        }
    }

    private static void print(Output output, Entry entry) {
        Style colour = switch (entry.outcome()) {
            case REFRESHED -> Style.fg_green;
            case UNCHANGED -> Style.faint;
            case FAILED -> Style.fg_red;
        };
        output.line(output.coloured(colour, String.format("%-9s", entry.outcome())) + " " + entry.key()
                + entry.error()
                        .map(error -> ": " + Output.clean(String.valueOf(error.getMessage())))
                        .orElse(""));
    }

    private static void write(JsonGenerator json, KeepAliveReport report) throws IOException {
        json.writeStartObject();
        json.writeNumberField("due", report.entries().size());
        json.writeNumberField("refreshed", report.count(Outcome.REFRESHED));
        json.writeNumberField("unchanged", report.count(Outcome.UNCHANGED));
        json.writeNumberField("failed", report.count(Outcome.FAILED));
        json.writeArrayFieldStart("entries");
        for (Entry entry : report.entries()) {
            json.writeStartObject();
            json.writeStringField("key", entry.key().value());
            json.writeStringField("outcome", entry.outcome().name());
            ConnectionJson.text(json, "problem", entry.error().map(XeroConnectException::getMessage));
            ConnectionJson.number(json, "daysLeft", entry.daysLeft());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
