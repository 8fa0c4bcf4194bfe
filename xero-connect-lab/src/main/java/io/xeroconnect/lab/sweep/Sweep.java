package io.xeroconnect.lab.sweep;

import io.xeroconnect.lab.database.DurablePostgres;
import io.xeroconnect.lab.database.Folders;
import io.xeroconnect.lab.report.Effort;
import io.xeroconnect.lab.report.Experiment;
import io.xeroconnect.lab.report.Figure;
import io.xeroconnect.lab.report.Row;
import io.xeroconnect.lab.xero.FastXero;
import io.xeroconnect.lab.xero.Shops;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A sweep with a hundred due of ten thousand, and of a million. */
public final class Sweep implements Experiment {
    private static final int FEW = 10_000;
    private static final int MANY = 1_000_000;
    private static final double GOAL = 1.5;
    /** Each row is fetched once to be read, and for each of its two writes. */
    private static final long WITH_WRITES = 3;

    /** Creates the experiment. */
    public Sweep() {}

    @Override
    public String name() {
        return "sweep";
    }

    @Override
    public String about() {
        return "The background sweep runs every few minutes on every node, so it must cost what is due and not what is stored."
                + " Control: the same sweep, in turns, of a table with 10,000 stored and as many due. Ratio: of the two. Without"
                + " the daily look at the tenants, which reads a record once more, and without a listener.";
    }

    @Override
    public List<Row> measure(Effort effort, Path folder) throws Exception {
        Path data = Files.createTempDirectory(folder, "sweep");
        try (FastXero xero = FastXero.start();
                DurablePostgres postgres = DurablePostgres.start(data.resolve("postgres"))) {
            Shops shops = Shops.agedBy(Duration.ofDays(8), xero);
            Table few = new Table(postgres, shops, FEW);
            Table many = new Table(postgres, shops, MANY);
            return List.of(time(few, many, postgres, xero, effort), reads(many, postgres, xero));
        } finally {
            Folders.delete(data);
        }
    }

    private static Row time(Table few, Table many, DurablePostgres postgres, FastXero xero, Effort effort)
            throws SQLException {
        int warmUps = effort == Effort.QUICK ? 15 : 30;
        int rounds = effort == Effort.QUICK ? 15 : 51;
        List<Double> ofFew = new ArrayList<>();
        List<Double> ofMany = new ArrayList<>();
        try (Sweeper small = new Sweeper(few, postgres, xero);
                Sweeper big = new Sweeper(many, postgres, xero)) {
            for (int i = 0; i < warmUps + rounds; i++) {
                double s = small.millis();
                double b = big.millis();
                if (i >= warmUps) {
                    ofFew.add(s);
                    ofMany.add(b);
                }
            }
        }
        Figure ratio = Figure.ratio(ofMany, ofFew);
        return Row.of("sweep: 1,000,000 stored, 100 due", Figure.of(ofMany), "ms")
                .control(Figure.of(ofFew))
                .ratio(ratio)
                .goal("at most 1.5 x a sweep with 10,000 stored", ratio.value() <= GOAL)
                .note(rounds + " sweeps of each, on PostgreSQL " + postgres.version() + " with durable commits.");
    }

    /** In a sweep of its own, after which every connection is closed, so that the database's counts are complete. */
    private static Row reads(Table many, DurablePostgres postgres, FastXero xero) throws SQLException {
        many.makeDue(Sweeper.DUE);
        Table.Reads before = many.reads();
        CountingStore counts;
        try (Sweeper sweeper = new Sweeper(many, postgres, xero)) {
            sweeper.sweep();
            counts = sweeper.store();
        }
        Table.Reads reads = many.reads().since(before);
        return Row.of("sweep: rows read of 1,000,000", (double) (counts.due() + counts.others()), "rows")
                .control(Sweeper.DUE)
                .goal(
                        "rows read = rows due",
                        counts.due() + counts.others() == Sweeper.DUE
                                && reads.sequentialRows() == 0
                                && reads.indexRows() <= WITH_WRITES * Sweeper.DUE)
                .note(String.format(
                        Locale.ROOT,
                        "the store returned %d because they were due and %d for other reasons. PostgreSQL counts %d"
                                + " sequential scans, %d rows read by them, and %d rows fetched by index, which are also"
                                + " those that were written: each refresh writes twice.",
                        counts.due(),
                        counts.others(),
                        reads.sequentialScans(),
                        reads.sequentialRows(),
                        reads.indexRows()));
    }
}
