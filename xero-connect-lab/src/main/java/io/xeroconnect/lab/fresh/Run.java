package io.xeroconnect.lab.fresh;

import io.xeroconnect.lab.report.Effort;
import io.xeroconnect.lab.report.Profile;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures one subject in a fresh process, short enough for every record to stay FRESH from when it was read. */
final class Run {
    private final Effort effort;
    private final Path template;
    private final Path disturbed;
    private final OutputFormat log;

    Run(Effort effort, Path template, Path disturbed, PrintStream log) {
        this.effort = effort;
        this.template = template;
        this.disturbed = disturbed;
        this.log = OutputFormatFactory.createFormatInstance(log, VerboseMode.NORMAL);
    }

    /**
     * What one process measured.
     *
     * @param nanos per call, as each thread sees it
     * @param bytes allocated per call
     */
    record Result(double nanos, double bytes) {}

    Result of(Subject subject, int threads, int connections) throws RunnerException {
        RunResult result = new Runner(options(subject, threads, connections).build(), log).runSingle();
        return new Result(
                result.getPrimaryResult().getScore(),
                Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                        .getScore());
    }

    /** Leaves a profile of the library's calls in a file; what it measures beside that is not looked at. */
    void profile(int threads, int connections, Path file) throws RunnerException {
        Options options = options(Subject.LIBRARY, threads, connections)
                .jvmArgsAppend(
                        Stream.concat(Profile.EXACT.stream(), Stream.of("-D" + FreshBenchmark.PROFILE + "=" + file))
                                .toArray(String[]::new))
                .build();
        new Runner(options, log).runSingle();
    }

    private ChainedOptionsBuilder options(Subject subject, int threads, int connections) {
        boolean quick = effort == Effort.QUICK;
        return new OptionsBuilder()
                .include(FreshBenchmark.class.getName())
                .param("subject", subject.name())
                .param("connections", Integer.toString(connections))
                .threads(threads)
                .forks(1)
                .warmupIterations(quick ? 1 : 3)
                .warmupTime(millis(quick ? warmUp(subject, threads) : 1000))
                .measurementIterations(quick ? 2 : 5)
                .measurementTime(millis(quick ? 300 : 1000))
                .addProfiler(GCProfiler.class)
                .jvmArgs(
                        "-Xms1536m",
                        "-Xmx1536m",
                        // In small pages, which of them a process gets decides on a good part of what many records
                        // cost.
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "-XX:+UseTransparentHugePages",
                        "-XX:+AlwaysPreTouch",
                        "-D" + FreshBenchmark.TEMPLATE + "=" + template,
                        "-D" + FreshBenchmark.DISTURBED + "=" + disturbed)
                .shouldFailOnError(true);
    }

    /** Peers have more code to compile, and threads that take all cores leave the compiler little time. */
    private static int warmUp(Subject subject, int threads) {
        return (subject.isPeer() ? 1000 : 500) * (threads == 1 ? 1 : 2);
    }

    private static TimeValue millis(int count) {
        return new TimeValue(count, TimeUnit.MILLISECONDS);
    }
}
