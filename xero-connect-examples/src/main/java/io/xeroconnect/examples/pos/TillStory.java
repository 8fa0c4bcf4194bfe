package io.xeroconnect.examples.pos;

import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Some days of a till's life: the first one online, then offline, then disconnected, and at last caught up. */
final class TillStory {
    private static final LocalTime CLOSING = LocalTime.of(18, 0);

    private final List<TillDay> days;
    private final List<LocalDate> dates;
    private final TillShop shop;
    private final TillQueue queue;
    private final PrintStream out;
    private final Progress progress;

    private TillStory(List<TillDay> days, TillShop shop, TillQueue queue, PrintStream out) {
        this.days = days;
        this.dates = new ArrayList<>(days.stream().map(TillDay::date).distinct().toList());
        this.shop = shop;
        this.queue = queue;
        this.out = out;
        this.progress = new Progress(out);
    }

    /** Tells it, with all files in this folder. Returns whether Xero has everything once, and to the cent. */
    static boolean tell(List<TillDay> days, Path folder, PrintStream out) throws IOException, InterruptedException {
        out.println("A till at the end of each day, against a Xero on this machine. What it takes waits in files until"
                + " Xero has it.");
        try (TillShop shop = new TillShop(
                        folder.resolve("tokens"), closing(days.get(0).date()));
                TillQueue queue = TillQueue.open(folder.resolve("takings"), Chart.DEFAULT)) {
            shop.connect();
            return new TillStory(days, shop, queue, out).tell();
        }
    }

    private boolean tell() throws IOException, InterruptedException {
        firstDay(dates.remove(0));
        if (dates.size() > 1) {
            offlineDays(dates.subList(0, dates.size() - 2));
            disconnectedDay(dates.get(dates.size() - 2));
            lastDay(dates.get(dates.size() - 1), "the owner connected again; now replies get lost");
        } else if (!dates.isEmpty()) {
            lastDay(dates.get(0), "replies get lost");
        }
        shop.sandbox.faults().clear();
        post();
        out.println();
        return Reconciliation.of(queue, days, shop.xero).print(out);
    }

    private void firstDay(LocalDate date) throws IOException, InterruptedException {
        takings(date, "online");
        post();
        if (!queue.refusals().isEmpty()) {
            out.printf("  The owner reads this and opens the account in Xero.%n");
        }
        shop.organisation.ledger().openAccount(Chart.DEFAULT.transit(), "Cash in Transit", "CURRENT", false);
    }

    private void offlineDays(List<LocalDate> some) throws IOException, InterruptedException {
        shop.sandbox.goOffline();
        for (LocalDate date : some) {
            takings(date, "the line is dead");
            post();
        }
        shop.sandbox.goOnline();
    }

    private void disconnectedDay(LocalDate date) throws IOException, InterruptedException {
        shop.disconnectInsideXero();
        takings(date, "online; somebody removed the till from the connected apps in Xero");
        post();
    }

    private void lastDay(LocalDate date, String weather) throws IOException, InterruptedException {
        takings(date, weather);
        shop.connect();
        // One is made good at once by the idempotency key; after two in a row the till has to look what arrived.
        loseReplies(Endpoint.INVOICES, 1);
        loseReplies(Endpoint.BANK_TRANSACTIONS, 2);
        post();
    }

    private void loseReplies(Endpoint endpoint, int times) {
        // The till looks before it posts, and that passes.
        shop.sandbox.faults().next(endpoint, Fault.slow(Duration.ZERO));
        shop.sandbox.faults().next(endpoint, Fault.LOST_REPLY, times);
    }

    private void takings(LocalDate date, String weather) throws IOException {
        shop.advanceTo(closing(date));
        out.printf("%n%s, %s%n", date, weather);
        for (TillDay day : days) {
            if (day.date().equals(date)) {
                queue.take(day);
                out.printf(
                        Locale.ROOT,
                        "  %s: %d rows taken%n",
                        day.till(),
                        day.rows().size());
            }
        }
    }

    private void post() throws InterruptedException {
        List<String> known = queue.refusals();
        Optional<String> hindrance = Posting.run(queue, shop.xero, shop.moments(), progress);
        hindrance.ifPresent(remedy -> out.printf(
                "  %d documents wait, and none is lost. To the owner: %s%n", queue.count(State::isOpen), remedy));
        queue.refusals().stream()
                .filter(line -> !known.contains(line))
                .forEach(line -> out.printf("  Set aside: %s%n", line));
    }

    private static Instant closing(LocalDate date) {
        return date.atTime(CLOSING).toInstant(ZoneOffset.UTC);
    }
}
