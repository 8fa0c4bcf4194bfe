package io.xeroconnect.support;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.SecretReplacement;
import io.xeroconnect.model.SecretReplacement.InUse;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "replace-secret",
        header = "Replaces the client secret of a connection's own app, without a consent.",
        description = {
            "The new one is asked for without being shown, and tried at Xero at once; until it has "
                    + "worked the older one stays.",
            "Ends with 1 if Xero does not accept the new one yet."
        })
final class ReplaceSecretCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "KEY", description = "The product's own name for the customer.")
    private String key = "";

    @Option(
            names = "--new-secret-file",
            paramLabel = "FILE",
            description = "The file with the new client secret as its first line; - is the standard input.")
    private Optional<String> file = Optional.empty();

    @Mixin
    private final Site site = new Site();

    ReplaceSecretCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        ConnectionKey wanted = ConnectionKey.of(key);
        try (Session session = site.open(desk)) {
            session.known(wanted);
            String secret = new Secrets(desk).read("new client secret", file, "--new-secret-file", "");
            SecretReplacement replaced = session.xero().replaceSecret(wanted, secret);
            print(site.output(), replaced);
            return replaced.inUse() == InUse.NEW ? Status.FINE : Status.ATTENTION;
        }
    }

    private void print(Output output, SecretReplacement replaced) {
        InUse inUse = replaced.inUse();
        output.document(json -> {
            json.writeStartObject();
            json.writeStringField("inUse", inUse.name());
            json.writeFieldName("connection");
            ConnectionJson.write(json, replaced.connection(), desk.clock().instant());
            json.writeEndObject();
        });
        output.line(output.coloured(inUse == InUse.NEW ? Style.fg_green : Style.fg_yellow, inUse.name()) + ": "
                + sentence(inUse));
    }

    private static String sentence(InUse inUse) {
        return switch (inUse) {
            case NEW -> "Xero accepts the new secret. The older one may be deleted at Xero.";
            case OLDER -> "Xero accepts only the older secret: save the new one at Xero. Both are kept until then.";
            case NEITHER ->
                "Xero accepts neither secret: generate another one at Xero and enter it here. Both are kept.";
            case UNKNOWN -> "Xero could not be asked; the next refresh finds out. Run the command test later.";
        };
    }
}
