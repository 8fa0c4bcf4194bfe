package io.xeroconnect.acceptance.torture;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.Faults;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Runs several servers on one store, against a Xero that drops, slows and refuses, kills them at random, takes the store
 * away and gives it back, and counts which connections still refresh afterwards.
 *
 * <ol>
 *   <li>Start the sandbox and the store, and connect the shops.
 *   <li>Start the nodes, and let their threads call.
 *   <li>Disturb, until the time is over or enough was refreshed.
 *   <li>Disturb no more, let the nodes finish, and take the figures.
 *   <li>Judge: each connection must still refresh.
 * </ol>
 */
public final class Torture {
    private static final int READ_MILLIS = 250;

    private final TortureOptions options;
    private final PrintStream out;
    private final Tally callers = new Tally();
    private final long began = System.nanoTime();

    private Torture(TortureOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /**
     * Does what a command line says, and prints a table. Blocks for as long as it says.
     *
     * @return the exit status: 0, or 1 if a connection was lost, or 2 if the command line is wrong
     */
    public static int run(List<String> words, PrintStream out, PrintStream err)
            throws IOException, InterruptedException {
        TortureOptions options;
        try {
            options = TortureOptions.parse(words);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.print(TortureOptions.USAGE);
            return 2;
        }
        return new Torture(options, out).run() ? 0 : 1;
    }

    private boolean run() throws IOException, InterruptedException {
        try (WorkFolder folder = new WorkFolder();
                Town town = new Town(options);
                StoreUnderTest store = options.store().start(folder.path())) {
            List<ConnectionKey> shops = Shops.keys(options.connections());
            try (TokenKeeper keeper = open(store, town, false)) {
                town.connect(shops, keeper);
            }
            say("the shops are connected");
            TokenLedger ledger = new TokenLedger(town.sandbox());
            Fleet fleet = new Fleet(options, store.address(), town.sandbox().baseUri(), folder.path(), callers);
            Disturber disturber = new Disturber(fleet, store, options.seed());
            work(fleet, disturber, town.sandbox().faults(), ledger);
            say("the nodes have finished");
            TokenLedger.Figures figures = ledger.read();
            Map<String, String> lost = judge(shops, store, town);
            say("judged");
            for (Map.Entry<String, String> one : lost.entrySet()) {
                trace(one.getKey(), one.getValue(), town, ledger, folder);
            }
            Report report = new Report(
                    options, figures, callers, fleet.kills(), disturber.outages(), disturber.longestOutage(), lost);
            out.print(report.table());
            out.println(report.lastLine());
            return report.isGood();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the reading ends with its thread
    private void work(Fleet fleet, Disturber disturber, Faults faults, TokenLedger ledger)
            throws IOException, InterruptedException {
        ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor();
        try {
            reader.scheduleWithFixedDelay(ledger::read, 0, READ_MILLIS, TimeUnit.MILLISECONDS);
            fleet.start();
            say("the nodes call");
            long end = System.nanoTime() + options.duration().toNanos();
            BooleanSupplier goesOn = () -> System.nanoTime() < end && !isEnough(ledger.read());
            if (options.disturbed()) {
                TokenFaults.begin(faults, options.seed());
                disturber.work(goesOn);
                faults.clear();
            } else {
                while (goesOn.getAsBoolean()) {
                    Pause.ofMillis(READ_MILLIS);
                }
            }
        } finally {
            fleet.stop();
            reader.shutdown();
        }
    }

    private boolean isEnough(TokenLedger.Figures figures) {
        return options.refreshes() > 0 && figures.refreshes() >= options.refreshes();
    }

    private Map<String, String> judge(List<ConnectionKey> shops, StoreUnderTest store, Town town)
            throws InterruptedException {
        try (TokenKeeper keeper = open(store, town, options.disturbed())) {
            return new Judge(keeper).lost(shops);
        }
    }

    private void say(String stage) {
        out.printf("%4d s: %s%n", (System.nanoTime() - began) / 1_000_000_000, stage);
    }

    private TokenKeeper open(StoreUnderTest store, Town town, boolean disturbed) {
        XeroEndpoints xero = XeroEndpoints.at(town.sandbox().baseUri());
        return options.subject().open(options.store().open(store.address()), xero, disturbed);
    }

    /** Prints what may explain a loss: what the sandbox saw, and what the nodes logged. */
    private void trace(String shop, String why, Town town, TokenLedger ledger, WorkFolder folder) throws IOException {
        out.println(shop + " is lost: " + why);
        ledger.trace(town.clientId(shop)).forEach(line -> out.println("  " + line));
        folder.logged(shop + "]").forEach(line -> out.println("  " + line));
    }
}
