package io.xeroconnect.support;

import io.xeroconnect.model.ConnectionKey;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        header = "Shows what is known about one connection, without asking Xero.",
        description = {"Ends with 1 if it cannot be used now, or is not there."})
final class ShowCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "KEY", description = "The product's own name for the customer.")
    private String key = "";

    @Mixin
    private final Site site = new Site();

    ShowCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        ConnectionKey wanted = ConnectionKey.of(key);
        try (Session session = site.open(desk)) {
            return Shown.connection(site.output(), desk, session.known(wanted));
        }
    }
}
