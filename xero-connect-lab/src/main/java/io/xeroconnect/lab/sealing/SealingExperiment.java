package io.xeroconnect.lab.sealing;

import com.zaxxer.hikari.HikariDataSource;
import io.xeroconnect.lab.database.DurablePostgres;
import io.xeroconnect.lab.database.Folders;
import io.xeroconnect.lab.report.Effort;
import io.xeroconnect.lab.report.Experiment;
import io.xeroconnect.lab.report.Profile;
import io.xeroconnect.lab.report.Row;
import io.xeroconnect.lab.sealing.Twins.Medians;
import io.xeroconnect.lab.xero.FastXero;
import io.xeroconnect.lab.xero.Shops;
import io.xeroconnect.store.FileTokenStore;
import io.xeroconnect.store.InMemoryTokenStore;
import io.xeroconnect.store.JdbcTokenStore;
import io.xeroconnect.store.TokenStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How much longer a record takes to store and to find when it is sealed, in three stores. */
public final class SealingExperiment implements Experiment {
    private static final double GOAL_MICROS = 50;
    private static final int IN_MEMORY = 20_000;
    private static final int DURABLE = 300;
    private static final int FULL_FACTOR = 4;

    @Override
    public String name() {
        return "sealing";
    }

    @Override
    public String about() {
        return "Tokens that are sealed at rest should cost nothing that anybody notices beside the store's own work. A figure is"
                + " the median time that a call took beyond the call of the store under it; the notes have the difference of"
                + " the whole calls, in which a slower call of the store counts too, and which must be below the goal as well."
                + " Control: a call of the same store that does not seal, in turns with the sealed one, each first in every"
                + " other turn. A record has an access token of 1.5 KB. The goal is for writes; finding is only reported.";
    }

    @Override
    public List<Row> measure(Effort effort, Path folder) throws IOException, SQLException {
        Path scratch = Files.createTempDirectory(folder, "sealing");
        try (FastXero xero = FastXero.start();
                DurablePostgres postgres = DurablePostgres.start(scratch.resolve("postgres"));
                HikariDataSource pool = new HikariDataSource()) {
            Shops shops = Shops.agedBy(Duration.ZERO, xero);
            pool.setJdbcUrl(postgres.address());
            JdbcTokenStore jdbc = new JdbcTokenStore(pool);
            jdbc.createSchemaIfMissing();
            int factor = effort == Effort.QUICK ? 1 : FULL_FACTOR;
            List<Row> rows = new ArrayList<>();
            rows.addAll(rows("in memory", shops, new InMemoryTokenStore(), IN_MEMORY * factor));
            rows.addAll(rows("file", shops, new FileTokenStore(scratch.resolve("files")), DURABLE * factor));
            rows.addAll(rows("PostgreSQL", shops, jdbc, DURABLE * factor));
            String profile = profile(shops, folder.resolve("sealing.profile.txt"));
            return rows.stream().map(row -> row.limit(row.limit() + profile)).toList();
        } finally {
            Folders.delete(scratch);
        }
    }

    private static List<Row> rows(String where, Shops shops, TokenStore store, int times) {
        Twins twins = new Twins(shops, store);
        twins.write(times);
        twins.find(times);
        Medians write = twins.write(times);
        Medians find = twins.find(times);
        return List.of(
                row("sealing: a write, " + where, write)
                        .goal("less than 50 µs more than the store write alone", isMet(write))
                        .limit(
                                "A whole sealed write took "
                                        + String.format(Locale.ROOT, "%.1f", write.sealed() - write.bare())
                                        + " µs more than a bare one, and its part beyond the store's own call what the row says."),
                row("sealing: a find, " + where, find));
    }

    /** By what stands beside the call of the store under it, and by the whole: in it a slower call of the store counts too. */
    private static boolean isMet(Medians write) {
        return write.more() < GOAL_MICROS && write.sealed() - write.bare() < GOAL_MICROS;
    }

    /** Of sealing in memory, where nothing else takes long. */
    private static String profile(Shops shops, Path text) throws IOException {
        Twins twins = new Twins(shops, new InMemoryTokenStore());
        try (Profile profile = new Profile(text)) {
            twins.write(IN_MEMORY);
        }
        return Profile.reference(text);
    }

    private static Row row(String name, Medians medians) {
        return Row.of(name, medians.more(), "µs")
                .control(medians.bare())
                .note(String.format(
                        Locale.ROOT,
                        "a whole call takes %.1f µs, and with its seal %.1f: %.1f more.",
                        medians.bare(),
                        medians.sealed(),
                        medians.sealed() - medians.bare()));
    }
}
