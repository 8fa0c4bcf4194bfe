package io.xeroconnect.support;

import io.xeroconnect.MigrationPlan;
import io.xeroconnect.migration.MigrationReport;
import io.xeroconnect.migration.MigrationRow;
import io.xeroconnect.migration.OAuth1SigningKey;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "migrate",
        header = "Brings many connections along, from a file, and reports what became of each.",
        description = {
            "Stop the code that kept them until now first. Run it again as often as you like: what is "
                    + "connected is not asked for again.",
            "FILE is CSV with a first line of names, or JSON lines if it ends with .jsonl. Each row has a key, and either"
                    + " refresh_token and tenant_id, or oauth1 (partner, private or public) with consumer_key, access_token,"
                    + " expires_at, tenant_type, tenant_id, organisation_id, short_code, organisation_name; and client_id,"
                    + " client_secret, redirect_uri if the app is the customer's own. Delete the file afterwards.",
            "Ends with 1 if a row needs something, with 4 if only another run is needed."
        })
final class MigrateCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "FILE", description = "The rows.")
    private String file = "";

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description =
                    "Write what became of each row there: CSV, or JSON lines if it ends with .jsonl. No secret is in it.")
    private Optional<Path> report = Optional.empty();

    @Option(
            names = "--consent-link",
            paramLabel = "URI",
            description = "The product's page where a customer presses Connect, with {key} in it:"
                    + " https://pos.example/xero?shop={key}")
    private Optional<String> consentLink = Optional.empty();

    @Option(
            names = "--signing-key",
            paramLabel = "PEM",
            description = "The signing key of a partner app of OAuth 1.0a.")
    private Optional<Path> signingKey = Optional.empty();

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            defaultValue = "4",
            description = "How many rows at once, 1 to 50. Default: ${DEFAULT-VALUE}.")
    private int concurrency;

    @Mixin
    private final Site site = new Site();

    MigrateCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        Output output = site.output();
        report.ifPresent(ReportFile::requireWritable);
        Optional<XeroApp> app = site.app(desk);
        LegacyRow reading = new LegacyRow(app, signingKey.map(MigrateCommand::key));
        Progress progress = new Progress(output.err(), desk.terminal().isInteractive());
        try (Table table = Table.open(file);
                Session session = site.open(desk, app, manager -> {})) {
            MigrationPlan plan = MigrationPlan.with(session.xero())
                    .concurrency(concurrency)
                    .onProgress(step -> progress.step(step.row().isConnected()));
            consentLink.ifPresent(link -> plan.consentLink(key -> page(link, key)));
            MigrationReport done = plan.run(table.rows().map(reading::connection));
            progress.end();
            report.ifPresent(to -> ReportFile.write(to, done));
            print(output, done);
            return status(done);
        }
    }

    private static int status(MigrationReport done) {
        boolean allConnected = done.stopped().isEmpty() && done.rows().stream().allMatch(MigrationRow::isConnected);
        boolean onlyLater = done.stopped().isEmpty()
                && done.rows().stream()
                        .allMatch(row -> row.isConnected() || row.outcome() == MigrationRow.Outcome.UNFINISHED);
        return allConnected ? Status.FINE : onlyLater ? Status.LATER : Status.ATTENTION;
    }

    private static void print(Output output, MigrationReport done) {
        if (output.json()) {
            output.document(json -> ReportFile.write(json, done));
        } else {
            done.toText().lines().map(Output::cleanInPlace).forEach(output::line);
        }
    }

    private static URI page(String link, ConnectionKey key) {
        return URI.create(link.replace("{key}", URLEncoder.encode(key.value(), StandardCharsets.UTF_8)));
    }

    private static OAuth1SigningKey key(Path pem) {
        try {
            return OAuth1SigningKey.fromPem(Files.readString(pem));
        } catch (IOException e) {
            throw Problem.usage("The signing key cannot be read from " + pem + ". Check the name and its permissions.");
        }
    }
}
