package io.xeroconnect.support;

import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroConnection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "forget",
        header = "Erases what is stored under a key, and asks Xero for nothing.",
        description = {
            "Its app and secret go too. Shows what is there, then asks. To end the connection at Xero "
                    + "as well, disconnect first.",
            "Ends with 1 if you said no, or nothing is there."
        })
final class ForgetCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "KEY", description = "The product's own name for the customer.")
    private String key = "";

    @Mixin
    private final Confirmation confirmation = new Confirmation();

    @Mixin
    private final Site site = new Site();

    ForgetCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        ConnectionKey wanted = ConnectionKey.of(key);
        Output output = site.output();
        try (Session session = site.open(desk)) {
            output.line("Forgetting " + wanted + ": " + found(session, wanted));
            boolean given = confirmation.isGiven(desk);
            if (given) {
                session.xero().forget(wanted);
            }
            output.document(json -> {
                json.writeStartObject();
                json.writeStringField("key", wanted.value());
                json.writeBooleanField("done", given);
                json.writeEndObject();
            });
            output.line(given ? "Forgotten." : "Nothing was done.");
            return given ? Status.FINE : Status.ATTENTION;
        }
    }

    /** A record that cannot be read may be forgotten too. */
    private static String found(Session session, ConnectionKey wanted) {
        try {
            XeroConnection connection = session.known(wanted);
            String end = connection.isUsable()
                    ? " Its link at Xero stays, and its tokens there live on; disconnect ends them."
                    : "";
            return connection.status() + ", " + ConnectionText.organisation(connection) + "." + end;
        } catch (TokenStoreException e) {
            return Output.clean(String.valueOf(e.getMessage()));
        }
    }
}
