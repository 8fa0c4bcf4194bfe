package io.xeroconnect.lab.throughput;

import io.xeroconnect.lab.report.Figure;
import io.xeroconnect.lab.report.Profile;
import io.xeroconnect.lab.report.Row;
import io.xeroconnect.lab.xero.FastXero;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures one case: in each round the requests alone and a sweep, by turns first. */
final class Measurement {
    private final Case of;
    private final FastXero xero;
    private final Fleet fleet;
    private final List<Double> raw = new ArrayList<>();
    private final List<Double> bare = new ArrayList<>();
    private final List<Double> library = new ArrayList<>();
    private long requests;
    private long refreshed;
    private int round;

    Measurement(Case of, FastXero xero, Fleet fleet) {
        this.of = of;
        this.xero = xero;
        this.fleet = fleet;
    }

    Row row(Path folder) throws IOException, InterruptedException {
        for (int i = 0; i < of.rounds().warmUps(); i++) {
            raw();
            bare();
            sweep();
        }
        raw.clear();
        bare.clear();
        library.clear();
        requests = 0;
        refreshed = 0;
        for (int i = 0; i < of.rounds().measured(); i++) {
            if (i % 2 == 0) {
                raw();
                sweep();
            } else {
                sweep();
                raw();
            }
            bare();
        }
        if (!of.pause().isZero()) {
            return row("");
        }
        profile(folder);
        return row(Profile.reference(folder.resolve(of.profile())));
    }

    private void raw() throws IOException {
        raw.add(perSecond("raw", of.rawRequests()));
    }

    private void bare() throws IOException {
        bare.add(perSecond("bare", of.connections()));
    }

    private void profile(Path folder) throws IOException {
        fleet.all("begin " + round++);
        // A profiler takes a second to start, in which the others would do all the work.
        fleet.first("profile " + folder.resolve(of.profile()));
        fleet.all("sweep");
        fleet.first("end");
    }

    private void sweep() throws IOException, InterruptedException {
        fleet.all("begin " + round++);
        long before = xero.tokenRequests();
        long start = System.nanoTime();
        long done = fleet.all("sweep");
        library.add(perSecond(start, of.connections()));
        long sent = xero.tokenRequests() - before;
        // A node also reports what another one refreshed while it looked.
        boolean alone = of.processes() == 1;
        if (Math.min(done, sent) < of.connections() || (alone && Math.max(done, sent) > of.connections())) {
            throw new IllegalStateException(
                    of.connections() + " were due, " + done + " refreshed, and " + sent + " token requests were sent.");
        }
        requests += sent;
        refreshed += of.connections();
    }

    private double perSecond(String order, int count) throws IOException {
        long start = System.nanoTime();
        fleet.all(order + " " + count / of.processes());
        return perSecond(start, count);
    }

    private static double perSecond(long start, int count) {
        return count / ((System.nanoTime() - start) / 1e9);
    }

    private Row row(String profile) {
        Figure control = Figure.of(raw);
        Figure figure = Figure.of(library);
        Figure ratio = Figure.ratio(library, raw);
        double barely = Figure.of(bare).value();
        Row row = Row.of(of.name(), figure, "refreshes/s")
                .control(control)
                .ratio(ratio)
                .peers(Map.of("bare write, request, write", barely))
                .note(String.format(
                        Locale.ROOT,
                        "%,d due in each round, and %,d requests alone; measured %s after %s to warm up. %,d token requests"
                                + " for %,d refreshes. The bare ones reach %.0f %% of the requests alone, and the library"
                                + " %.0f %% of those.",
                        of.connections(),
                        of.rawRequests(),
                        times(library.size()),
                        times(of.rounds().warmUps()),
                        requests,
                        refreshed,
                        100 * barely / control.value(),
                        100 * figure.value() / barely));
        return of.goal()
                .map(least -> row.goal(
                                String.format(Locale.ROOT, "at least %.0f %% of the requests alone", least * 100),
                                ratio.value() >= least)
                        .limit(limit(barely / control.value(), ratio.value(), least) + profile))
                .orElse(row);
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }

    /** Says how much of the way is the writes', and how much the library's own. */
    private static String limit(double barely, double ratio, double least) {
        return String.format(
                Locale.ROOT,
                barely < least
                        ? "Even the bare writes and requests, with nothing read, checked or decided, reach only %.0f %% of"
                                + " the requests alone; the library reaches %.0f %% of these, and what is missing there is"
                                + " its own."
                        : "The bare writes and requests, with nothing read, checked or decided, reach %.0f %% of the"
                                + " requests alone, so what is missing is the library's own: it reaches %.0f %% of these.",
                100 * barely,
                100 * ratio / barely);
    }
}
