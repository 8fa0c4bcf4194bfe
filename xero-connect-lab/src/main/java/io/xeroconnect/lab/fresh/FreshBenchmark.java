package io.xeroconnect.lab.fresh;

import io.xeroconnect.lab.report.Console;
import io.xeroconnect.lab.report.Profile;
import io.xeroconnect.lab.xero.Shops;
import io.xeroconnect.model.ConnectionKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.infra.ThreadParams;
import org.openjdk.jmh.runner.IterationType;

/** One call for the FRESH token of the next connection, in an order that no cache foresees. For JMH, hence public. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class FreshBenchmark {
    /** The system property that names the file of the template. */
    static final String TEMPLATE = "lab.template";

    /** The system property that names a file, to be there if tokens were not FRESH all the time. */
    static final String DISTURBED = "lab.disturbed";

    /** The system property that names a file to leave a profile in; none is made without it. */
    static final String PROFILE = "lab.profile";

    private static final int SEED = 42;

    /** Who is asked. */
    @Param("CONTROL")
    public String subject = "";

    /** How many connections there are. */
    @Param("1")
    public int connections;

    private ConnectionKey[] order = {};
    private Tokens tokens = key -> key;
    private Optional<Profile> profile = Optional.empty();

    /** Fills all connections in, each read once, and shuffles. */
    @Setup
    public void fill() throws IOException {
        Console.keepForFigures();
        order = Shops.keys(connections);
        tokens = Subject.valueOf(subject).filled(order);
        List<ConnectionKey> shuffled = Arrays.asList(order);
        Collections.shuffle(shuffled, new Random(SEED));
        // What lives long has been moved together in a program that runs for days; what filling threw away is gone.
        System.gc();
    }

    /** Begins the profile with the first calls that count, so that nothing of the filling is in it. */
    @Setup(Level.Iteration)
    public void beginProfile(IterationParams iteration) {
        if (iteration.getType() == IterationType.MEASUREMENT && profile.isEmpty()) {
            profile = Optional.ofNullable(System.getProperty(PROFILE))
                    .map(Path::of)
                    .map(Profile::new);
        }
    }

    /**
     * Says so if a token was not FRESH all the time. Does nothing else where it is measured, since JMH counts it as a part
     * of the last calls.
     */
    @TearDown
    public void end() throws IOException {
        if (profile.isPresent()) {
            profile.get().close();
        }
        if (tokens.disturbances() > 0) {
            Files.writeString(
                    Path.of(System.getProperty(DISTURBED)), tokens.disturbances() + " records were read again\n");
        }
    }

    /** Where each thread is in the order, all of them far apart. */
    @State(Scope.Thread)
    public static class Place {
        private int next;

        /** Begins at this thread's place. */
        @Setup
        public void begin(FreshBenchmark benchmark, ThreadParams thread) {
            next = (int) ((long) benchmark.connections * thread.getThreadIndex() / thread.getThreadCount());
        }
    }

    /** Asks for one token. */
    @Benchmark
    public Object token(Place place) {
        int here = place.next;
        place.next = here + 1 == order.length ? 0 : here + 1;
        return tokens.token(order[here]);
    }
}
