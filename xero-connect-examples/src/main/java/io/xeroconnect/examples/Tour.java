package io.xeroconnect.examples;

import io.xeroconnect.store.FileTokenStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** A retailer's life with Xero, from the first secret to the last disconnect, against the sandbox on this machine. */
final class Tour {
    /** A field, because the logging system forgets a logger that nobody holds, and its level with it. */
    private static final Logger LIBRARY = Logger.getLogger("io.xeroconnect");

    private final Retailer retailer;
    private final PrintStream out;

    Tour(Retailer retailer, PrintStream out) {
        this.retailer = retailer;
        this.out = out;
    }

    /** Runs the tour on files in a folder of its own, which is deleted in the end. Returns whether all went well. */
    static boolean run(PrintStream out) throws IOException {
        // What the library warns of is what the tour provokes, and tells itself.
        LIBRARY.setLevel(Level.SEVERE);
        out.printf("A tour of xero-connect against a sandbox on this machine. \"sent\" is what the sandbox received and"
                + " answered.%n%n");
        Path folder = Files.createTempDirectory("xero-connect-tour");
        try (Retailer retailer = new Retailer(() -> new FileTokenStore(folder))) {
            return new Tour(retailer, out).run();
        } finally {
            delete(folder);
        }
    }

    boolean run() {
        Wire wire = new Wire(retailer.xero);
        Report report = new Report(out, wire::tell);
        setUp(report, new SettingUp(retailer, wire));
        stayConnected(report, new StayingConnected(retailer, wire));
        changeAndEnd(report, new ChangingAndEnding(retailer, wire));
        out.printf("In all the product sent: %s.%n", wire.total());
        return report.end();
    }

    private static void setUp(Report report, SettingUp part) {
        report.step("Client id and secret in each other's field are refused by name", part::swappedFields);
        report.step("A secret that Xero does not know is found before any consent", part::unsavedSecret);
        report.step("The right id and secret pass the test, and nothing is spent", part::rightSecret);
        report.step("The first shop is connected by one consent", part::firstShop);
        report.step("The second shop of the same owner gets its own organisation", part::secondShop);
    }

    private static void stayConnected(Report report, StayingConnected part) {
        report.step("The product calls Xero", part::call);
        report.step("Half an hour later the token is refreshed by itself", part::halfAnHour);
        report.step("A refresh whose reply is lost disturbs nobody", part::lostReply);
        report.step("The lost refresh is made good", part::replay);
        report.step("With no token left to serve, a lost reply is a delay, not a loss", part::lostReplyWhenExpired);
        report.step("A restart goes on from the files", part::restart);
    }

    private static void changeAndEnd(Report report, ChangingAndEnding part) {
        report.step("A secret deleted at Xero is named as such", part::secretDeleted);
        report.step("The new secret reconnects without a consent", part::newSecret);
        report.step("A connection that was ended inside Xero says what to do", part::endedInsideXero);
        report.step("One consent connects it again", part::connectedAgain);
        report.step("One shop disconnects, and the other goes on", part::oneShopLeaves);
        report.step("The last shop disconnects, and nothing is left at Xero", part::lastShopLeaves);
    }

    private static void delete(Path folder) throws IOException {
        List<Path> found;
        try (Stream<Path> paths = Files.walk(folder)) {
            found = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : found) {
            Files.delete(path);
        }
    }
}
