package io.xeroconnect.lab.throughput;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.keepalive.KeepAliveReport;
import io.xeroconnect.keepalive.KeepAliveReport.Outcome;
import io.xeroconnect.lab.report.Profile;
import io.xeroconnect.lab.xero.FastXero;
import io.xeroconnect.lab.xero.Shops;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.store.TokenStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * One process of a product. Each order on its input is answered by a line with a number: {@code raw COUNT} sends requests
 * alone, {@code bare COUNT} makes the least that so many refreshes can be, {@code begin ROUND} makes a manager whose clock
 * is eight days further in each round, so that everything that was refreshed in the last one is due again, {@code sweep}
 * lets it refresh what is due, {@code profile FILE} starts a profiler, and {@code end} lets it write.
 */
final class Node {
    private static final int AT_ONCE = 8;
    private static final Duration DUE = Duration.ofDays(8);

    private final XeroEndpoints endpoints;
    private final TokenStore store;
    private final RawRequests raw;
    private final BareRefreshes bare;
    private final PrintStream answers;
    private ConnectionManager manager;
    private Optional<Profile> profile = Optional.empty();

    private Node(XeroEndpoints endpoints, TokenStore store, Shops shops, PrintStream answers) {
        this.endpoints = endpoints;
        this.store = store;
        this.raw = new RawRequests(endpoints.token());
        this.bare = new BareRefreshes(store, raw, shops);
        this.answers = answers;
        this.manager = manager(0);
    }

    /** Words: where Xero is, the kind of store, its address, how many connections to store. */
    public static void main(String... words) throws Exception {
        URI xero = URI.create(words[0]);
        Shops shops = Shops.agedBy(DUE, FastXero.at(xero));
        TokenStore store = StoreKind.valueOf(words[1]).open(words[2], shops, Integer.parseInt(words[3]));
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        new Node(XeroEndpoints.at(xero), store, shops, answers).obey();
        System.exit(0);
    }

    private void obey() throws IOException, InterruptedException {
        answers.println(0);
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            int blank = line.indexOf(' ');
            String order = blank < 0 ? line : line.substring(0, blank);
            answers.println(done(order, line.substring(blank + 1)));
        }
    }

    private long done(String order, String word) throws IOException, InterruptedException {
        switch (order) {
            case "raw" -> raw.send(Integer.parseInt(word), AT_ONCE);
            case "bare" -> bare.make(Integer.parseInt(word), AT_ONCE);
            case "begin" -> {
                manager.close();
                manager = manager(Integer.parseInt(word));
            }
            case "sweep" -> {
                return refreshed();
            }
            case "profile" -> profile = Optional.of(new Profile(Path.of(word)));
            case "end" -> profile.orElseThrow().close();
            default -> throw new IllegalArgumentException(order);
        }
        return 0;
    }

    private long refreshed() {
        KeepAliveReport report = manager.keepAlive();
        if (report.count(Outcome.FAILED) > 0) {
            throw new IllegalStateException("Some were not refreshed.");
        }
        return report.count(Outcome.REFRESHED);
    }

    /** Without the daily look at the tenants, since that sends two more requests, which the control does not. */
    private ConnectionManager manager(int round) {
        return ConnectionManager.builder(store)
                .app(Shops.APP)
                .endpoints(endpoints)
                .keepAlive(Duration.ZERO)
                .tenantCheck(false)
                .clock(Clock.offset(Clock.systemUTC(), DUE.multipliedBy(round)))
                .build();
    }
}
