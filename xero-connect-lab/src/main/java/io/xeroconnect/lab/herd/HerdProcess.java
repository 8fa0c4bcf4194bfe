package io.xeroconnect.lab.herd;

import io.xeroconnect.lab.report.Console;
import io.xeroconnect.lab.report.Profile;
import io.xeroconnect.lab.xero.FastXero;
import io.xeroconnect.lab.xero.Shops;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;

/**
 * The process that measures one subject with one kind of threads, so that no other has warmed or burdened its JVM. Words:
 * the experiment, the subject, the kind, how many rounds before it counts and then, where Xero is, and if it is to end
 * with rounds under a profiler, for how many seconds and the file for the profile. Prints the figures of its rounds, and the most
 * requests of any.
 */
final class HerdProcess implements AutoCloseable {
    private static final long STALE_MILLIS = 250;
    private static final long EXCHANGE_MILLIS = 100;
    private static final int ALONE = 300;
    /** Until the request is compiled to the end; what still was interpreted took a millisecond of a herd's few. */
    static final int ALONE_BEFORE_EXPIRED = 3000;

    private static final int PROFILED_WORD = 6;
    /** A herd is served within some milliseconds, so that a sample every ten of them would meet it next to never. */
    private static final Duration SAMPLED_EVERY = Duration.ofMillis(1);

    private final Subject subject;
    private final ExecutorService threads;
    private final Herd herd;
    private final FastXero xero;
    private final Shops shops;
    private final Instant made = Instant.now();
    private final Figures figures = new Figures();
    private long mostRequests;

    private HerdProcess(Subject subject, ThreadKind kind, FastXero xero) throws Exception {
        this.subject = subject;
        this.threads = kind.threads();
        this.herd = new Herd(threads);
        this.xero = xero;
        xero.answerAfter(Duration.ZERO);
        this.shops = Shops.agedBy(Duration.ZERO, xero);
    }

    public static void main(String... words) throws Exception {
        Console.keepForFigures();
        try (HerdProcess process = new HerdProcess(
                Subject.valueOf(words[1]), ThreadKind.valueOf(words[2]), FastXero.at(URI.create(words[5])))) {
            process.measure(words[0], Integer.parseInt(words[3]), Integer.parseInt(words[4]));
            if (words.length > PROFILED_WORD) {
                process.profile(
                        words[0],
                        Duration.ofSeconds(Long.parseLong(words[PROFILED_WORD])),
                        Path.of(words[PROFILED_WORD + 1]));
            }
        }
        // The peers keep threads of their own.
        System.exit(0);
    }

    private void measure(String experiment, int warmUps, int rounds) throws Exception {
        refreshAlone(isStale(experiment) ? ALONE : ALONE_BEFORE_EXPIRED);
        xero.answerAfter(Duration.ofMillis(isStale(experiment) ? STALE_MILLIS : EXCHANGE_MILLIS));
        for (int round = 0; round < warmUps + rounds; round++) {
            if (round == warmUps) {
                figures.clear();
                mostRequests = 0;
            }
            round(experiment);
        }
        figures.note("requests", (double) mostRequests);
        System.out.println(figures);
    }

    /** A product that has been up for a while has refreshed often, so its code is compiled. */
    private void refreshAlone(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            Subject.Aging one = subject.begin(shops, made, xero);
            try (Holder holder = one.holder()) {
                ExpiredRound.alone(one);
            }
        }
    }

    private void profile(String experiment, Duration howLong, Path text) throws Exception {
        try (Profile profile = new Profile(text, SAMPLED_EVERY)) {
            long begun = System.nanoTime();
            while (System.nanoTime() - begun < howLong.toNanos()) {
                if (isStale(experiment)) {
                    staleRound();
                } else {
                    serveAll();
                }
            }
        }
    }

    private static boolean isStale(String experiment) {
        return experiment.equals(StaleExperiment.NAME);
    }

    private void round(String experiment) throws Exception {
        if (isStale(experiment)) {
            staleRound();
        } else {
            expiredRound();
        }
    }

    private void staleRound() throws Exception {
        long before = xero.tokenRequests();
        StaleRound.Outcome outcome;
        Subject.Aging aging = subject.begin(shops, made, xero);
        try (Holder holder = aging.holder()) {
            outcome = new StaleRound().measure(herd, aging, STALE_MILLIS);
        }
        mostRequests = Math.max(mostRequests, xero.tokenRequests() - before);
        figures.note("fresh", outcome.fresh().getValueAtPercentile(99.9) / 1e3);
        figures.note("stale", outcome.stale().getValueAtPercentile(99.9) / 1e3);
        figures.note("freshMedian", outcome.fresh().getValueAtPercentile(50) / 1e3);
        figures.note("staleMedian", outcome.stale().getValueAtPercentile(50) / 1e3);
        figures.note("staleMost", outcome.stale().getMaxValue() / 1e3);
        figures.note("staleCalls", (double) outcome.stale().getTotalCount());
    }

    private void expiredRound() throws Exception {
        Subject.Aging one = Subject.BARE.begin(shops, made, xero);
        try (Holder holder = one.holder()) {
            figures.note("exchange", ExpiredRound.alone(one) / 1e6);
        }
        ExpiredRound.Served served = serveAll();
        figures.note("first", served.first() / 1e6);
        figures.note("served", served.last() / 1e6);
        figures.note("woken", ExpiredRound.allWoken(herd, EXCHANGE_MILLIS) / 1e6);
    }

    private ExpiredRound.Served serveAll() throws Exception {
        long before = xero.tokenRequests();
        Subject.Aging all = subject.begin(shops, made, xero);
        try (Holder holder = all.holder()) {
            return ExpiredRound.allServed(herd, all);
        } finally {
            mostRequests = Math.max(mostRequests, xero.tokenRequests() - before);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
