package io.xeroconnect.support;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroConnection;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "organisation",
        header = "Chooses the organisation of a connection, or settles a changed one.",
        description = {
            "One of those that its consent covers, or the one that a new consent or an adopted token "
                    + "brought in place of the former one.",
            "Ends with 1 if something is left to do."
        })
final class OrganisationCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "KEY", description = "The product's own name for the customer.")
    private String key = "";

    @Option(names = "--select", paramLabel = "TENANT", description = "Send calls to this one of those of the consent.")
    private Optional<String> select = Optional.empty();

    @Option(
            names = "--confirm",
            paramLabel = "TENANT",
            description = "Yes, this other one than before is the right one now.")
    private Optional<String> confirm = Optional.empty();

    @Option(
            names = "--reject",
            description = "No, drop what was brought. Of an adopted token nothing is left then, here or elsewhere.")
    private boolean reject;

    @Mixin
    private final Site site = new Site();

    OrganisationCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        long said = Stream.of(select.isPresent(), confirm.isPresent(), reject)
                .filter(each -> each)
                .count();
        if (said != 1) {
            throw Problem.usage(
                    "Say one of --select, --confirm and --reject. The command show lists the organisations.");
        }
        ConnectionKey wanted = ConnectionKey.of(key);
        try (Session session = site.open(desk)) {
            session.known(wanted);
            return Shown.connection(site.output(), desk, change(session, wanted));
        }
    }

    private XeroConnection change(Session session, ConnectionKey wanted) {
        if (reject) {
            return session.xero().rejectTenant(wanted);
        }
        return select.map(tenant -> session.xero().selectTenant(wanted, tenant))
                .orElseGet(() -> session.xero().confirmTenant(wanted, confirm.orElseThrow()));
    }
}
