package io.xeroconnect.lab.throughput;

import io.xeroconnect.lab.database.DurablePostgres;
import io.xeroconnect.lab.database.Folders;
import io.xeroconnect.lab.report.Effort;
import io.xeroconnect.lab.report.Experiment;
import io.xeroconnect.lab.report.Row;
import io.xeroconnect.lab.throughput.Case.Rounds;
import io.xeroconnect.lab.xero.FastXero;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Due connections, refreshed by {@code keepAlive()} against a server that is not the bottleneck. */
public final class Throughput implements Experiment {
    private static final Duration FAR_AWAY = Duration.ofMillis(50);

    /** Creates the experiment. */
    public Throughput() {}

    @Override
    public String name() {
        return "throughput";
    }

    @Override
    public List<Row> measure(Effort effort, Path folder) throws Exception {
        Path data = Files.createTempDirectory(folder, "throughput");
        List<Row> rows = new ArrayList<>();
        try (FastXero xero = FastXero.start();
                DurablePostgres postgres = DurablePostgres.start(data.resolve("postgres"))) {
            for (Case next : cases(effort)) {
                xero.answerAfter(next.pause());
                Path log = folder.resolve("throughput.log");
                try (Fleet fleet = new Fleet(next, address(next, data, postgres), xero, log)) {
                    rows.add(new Measurement(next, xero, fleet).row(folder));
                }
            }
        } finally {
            Folders.delete(data);
        }
        return rows;
    }

    private static List<Case> cases(Effort effort) {
        boolean quick = effort == Effort.QUICK;
        int many = quick ? 1_000 : 10_000;
        Rounds one = quick ? new Rounds(4, 3) : new Rounds(5, 7);
        Rounds four = quick ? new Rounds(2, 3) : new Rounds(8, 7);
        int few = quick ? 240 : 1_000;
        int files = quick ? 300 : 3_000;
        Rounds slow = new Rounds(1, 3);
        Rounds forced = new Rounds(2, 3);
        Optional<Double> durable = Optional.of(0.6);
        return List.of(
                new Case("in memory", StoreKind.MEMORY, 1, many, Duration.ZERO, one, Optional.of(0.8)),
                new Case("file", StoreKind.FILE, 1, files, Duration.ZERO, forced, Optional.empty()),
                new Case("H2", StoreKind.DATABASE, 1, many, Duration.ZERO, one, Optional.empty()),
                new Case("PostgreSQL", StoreKind.DATABASE, 1, many, Duration.ZERO, one, durable),
                new Case("PostgreSQL", StoreKind.DATABASE, 4, many, Duration.ZERO, four, durable),
                new Case("in memory", StoreKind.MEMORY, 1, few, FAR_AWAY, slow, Optional.empty()),
                new Case("PostgreSQL", StoreKind.DATABASE, 1, few, FAR_AWAY, slow, Optional.empty()));
    }

    private static String address(Case next, Path data, DurablePostgres postgres) {
        return switch (next.kind()) {
            case MEMORY -> "none";
            case FILE -> data.resolve(next.word()).toString();
            case DATABASE ->
                next.title().equals("H2")
                        ? "jdbc:h2:file:" + data.resolve(next.word()).toAbsolutePath() + ";WRITE_DELAY=0 records"
                        : postgres.address() + " " + next.word();
        };
    }
}
