package io.xeroconnect.support;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "adopt",
        header = "Takes over a connection by its refresh token, without a consent.",
        description = {
            "Stop the code that kept it until now first: its own copy of the token is spent by this. "
                    + "For many at once: migrate.",
            "Ends with 1 if something is left to do."
        })
final class AdoptCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "KEY", description = "The product's own name for the customer.")
    private String key = "";

    @Option(
            names = "--tenant-id",
            required = true,
            paramLabel = "TENANT",
            description = "The organisation that the other code used: what it sent as xero-tenant-id.")
    private String tenantId = "";

    @Option(
            names = "--refresh-token-file",
            paramLabel = "FILE",
            description =
                    "The file with the refresh token as its first line; - is the standard input. Without it you are asked.")
    private Optional<String> file = Optional.empty();

    @Option(
            names = "--own-app",
            description = "The app of --client-id is the customer's own: keep it with the connection.")
    private boolean ownApp;

    @Mixin
    private final Site site = new Site();

    AdoptCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        ConnectionKey wanted = ConnectionKey.of(key);
        XeroApp app = site.app(desk)
                .orElseThrow(() -> Problem.usage(
                        "Which app? Name the one that the token was issued to with --client-id and --redirect-uri."));
        String token = new Secrets(desk).read("refresh token", file, "--refresh-token-file", "");
        try (Session session = site.open(desk, Optional.of(app).filter(any -> !ownApp), manager -> {})) {
            return Shown.connection(site.output(), desk, session.xero().adopt(wanted, app, token, tenantId));
        }
    }
}
