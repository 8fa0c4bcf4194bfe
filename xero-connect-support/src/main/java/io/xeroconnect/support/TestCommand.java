package io.xeroconnect.support;

import com.fasterxml.jackson.core.JsonGenerator;
import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.diagnosis.CheckResult.Outcome;
import io.xeroconnect.diagnosis.Diagnosis;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "test",
        header = "Tests everything between here and the organisation.",
        description = {
            "Store, network, clock, id and secret, consent, tokens, scopes, organisation, role, "
                    + "limits: at most five requests to Xero for each connection, and a refresh only if one is "
                    + "due. Works before any consent.",
            "Ends with 1 if a check failed, or if nothing is stored under a key."
        })
final class TestCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "KEY", arity = "0..*", description = "The product's own name for the customer.")
    private List<String> keys = new ArrayList<>();

    @Option(names = "--all", description = "All connections of the store, one after the other.")
    private boolean all;

    @Mixin
    private final Site site = new Site();

    TestCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        if (keys.isEmpty() != all) {
            throw Problem.usage("Which connections? Name their keys, or say --all.");
        }
        List<ConnectionKey> named = keys.stream().map(ConnectionKey::of).toList();
        Output output = site.output();
        try (Session session = site.open(desk)) {
            List<Diagnosis> diagnoses = new ArrayList<>();
            Set<ConnectionKey> unknown = new HashSet<>();
            for (ConnectionKey key : all ? fleet(session) : named) {
                Diagnosis diagnosis = session.xero().test(key);
                diagnoses.add(diagnosis);
                if (!isStored(session, key)) {
                    unknown.add(key);
                    output.line("Nothing is stored under " + key + ": only the app was tested.");
                }
                if (!output.json()) {
                    print(output, diagnosis);
                }
            }
            output.document(json -> write(json, diagnoses, unknown));
            boolean fine = unknown.isEmpty() && diagnoses.stream().allMatch(Diagnosis::isHealthy);
            return fine ? Status.FINE : Status.ATTENTION;
        }
    }

    private static boolean isStored(Session session, ConnectionKey key) {
        try {
            return session.xero().findConnection(key).isPresent();
        } catch (TokenStoreException e) {
            // What cannot be read is there, and the test has said what is wrong with it.
            return true;
        }
    }

    private static List<ConnectionKey> fleet(Session session) {
        Fleet fleet = Fleet.of(session);
        return Stream.concat(
                        fleet.connections().stream().map(XeroConnection::key), fleet.unreadable().keySet().stream())
                .sorted()
                .toList();
    }

    private static void print(Output output, Diagnosis diagnosis) {
        boolean healthy = diagnosis.isHealthy();
        output.line("Connection " + diagnosis.key() + ": "
                + output.coloured(healthy ? Style.fg_green : Style.fg_red, healthy ? "healthy" : "not healthy"));
        for (CheckResult result : diagnosis.results()) {
            output.line("  " + output.coloured(colour(result.outcome()), String.format("%-7s", result.outcome())) + " "
                    + result.check().title() + " [" + result.id() + "]");
            output.line("          " + Output.clean(result.finding()));
            if (result.outcome() == Outcome.WARN || result.outcome() == Outcome.FAIL) {
                output.line("          Owner: " + Output.clean(result.ownerRemedy()));
                output.line("          Support: " + Output.clean(result.supportRemedy()));
            }
        }
    }

    private static Style colour(Outcome outcome) {
        return switch (outcome) {
            case PASS -> Style.fg_green;
            case WARN -> Style.fg_yellow;
            case FAIL -> Style.fg_red;
            case SKIPPED -> Style.faint;
        };
    }

    private static void write(JsonGenerator json, List<Diagnosis> diagnoses, Set<ConnectionKey> unknown)
            throws IOException {
        json.writeStartObject();
        json.writeBooleanField("healthy", diagnoses.stream().allMatch(Diagnosis::isHealthy));
        json.writeArrayFieldStart("tests");
        for (Diagnosis diagnosis : diagnoses) {
            write(json, diagnosis, !unknown.contains(diagnosis.key()));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Diagnosis diagnosis, boolean stored) throws IOException {
        json.writeStartObject();
        json.writeStringField("key", diagnosis.key().value());
        json.writeStringField("testedAt", diagnosis.testedAt().toString());
        json.writeBooleanField("stored", stored);
        json.writeBooleanField("healthy", diagnosis.isHealthy());
        json.writeArrayFieldStart("results");
        for (CheckResult result : diagnosis.results()) {
            json.writeStartObject();
            json.writeStringField("check", result.check().name());
            json.writeStringField("outcome", result.outcome().name());
            json.writeStringField("id", result.id());
            json.writeStringField("finding", result.finding());
            json.writeStringField("ownerRemedy", result.ownerRemedy());
            json.writeStringField("supportRemedy", result.supportRemedy());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
