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
import java.util.stream.Stream;

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
    public String about() {
        return "After a night without a network everything is due at once, and the library should keep up with the network rather"
                + " than the other way round. A figure is how many due connections a second `keepAlive()` refreshes, eight at"
                + " once in each process, against a token endpoint that answers at once. Control: the same number of token"
                + " requests alone (in the quick form at least 4,000), by the same HTTP client with as many at once. Ratio: to it. Peer: for each connection a bare"
                + " write, a request and a write, with nothing read, checked or decided: what any client must do that loses"
                + " nothing when it is killed. The three in turns. Files and PostgreSQL commit durably; H2 hands each commit to"
                + " the operating system and does not wait for the disk. Without the daily look at the tenants. No goal for"
                + " files and H2.";
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
                    System.out.println("    " + next.name());
                }
            }
        } finally {
            Folders.delete(data);
        }
        return rows;
    }

    private static List<Case> cases(Effort effort) {
        boolean quick = effort == Effort.QUICK;
        int fast = quick ? 3_000 : 10_000;
        int many = quick ? 1_000 : 10_000;
        // A just-in-time compiler is done only after some 50,000 refreshes.
        Rounds memory = quick ? new Rounds(7, 3) : new Rounds(8, 9);
        Rounds one = quick ? new Rounds(3, 2) : new Rounds(3, 3);
        Rounds four = quick ? new Rounds(2, 2) : new Rounds(3, 3);
        int files = quick ? 200 : 10_000;
        Rounds forced = quick ? new Rounds(2, 3) : new Rounds(1, 1);
        Optional<Double> durable = Optional.of(0.6);
        List<Case> cases = List.of(
                new Case("in memory", StoreKind.MEMORY, 1, fast, Duration.ZERO, memory, Optional.of(0.8)),
                new Case("file", StoreKind.FILE, 1, files, Duration.ZERO, forced, Optional.empty()),
                new Case("H2", StoreKind.DATABASE, 1, many, Duration.ZERO, one, Optional.empty()),
                new Case("PostgreSQL", StoreKind.DATABASE, 1, many, Duration.ZERO, one, durable),
                new Case("PostgreSQL", StoreKind.DATABASE, 4, many, Duration.ZERO, four, durable));
        return quick ? cases : Stream.concat(cases.stream(), more()).toList();
    }

    /** What has no goal and takes long; the pause is that of a real server far away. */
    private static Stream<Case> more() {
        Rounds slow = new Rounds(1, 3);
        Rounds once = new Rounds(1, 1);
        return Stream.of(
                new Case("file", StoreKind.FILE, 4, 10_000, Duration.ZERO, once, Optional.empty()),
                new Case("H2", StoreKind.DATABASE, 4, 10_000, Duration.ZERO, once, Optional.empty()),
                new Case("in memory", StoreKind.MEMORY, 1, 500, FAR_AWAY, slow, Optional.empty()),
                new Case("PostgreSQL", StoreKind.DATABASE, 1, 500, FAR_AWAY, slow, Optional.empty()));
    }

    private static String address(Case next, Path data, DurablePostgres postgres) {
        return switch (next.kind()) {
            case MEMORY -> "none";
            case FILE -> data.resolve(next.word()).toString();
            case DATABASE ->
                next.title().equals("H2")
                        ? "jdbc:h2:file:" + data.resolve(next.word()).toAbsolutePath()
                                + ";WRITE_DELAY=0;AUTO_SERVER=TRUE records"
                        : postgres.address() + " " + next.word();
        };
    }
}
