package io.xeroconnect.acceptance.fuzz;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came of one target.
 *
 * @param perSecond executions a second
 * @param coverage the places in the library's code that were reached, by libFuzzer's count
 * @param findings the inputs that did what they should not; empty if none did
 */
record FuzzResult(String target, long executions, long perSecond, long coverage, List<Path> findings) {
    static final String HEADING =
            "%-56s %11s %10s %8s  %s".formatted("target", "executions", "per second", "coverage", "findings");

    private static final Pattern EXECUTIONS = Pattern.compile("stat::number_of_executed_units: +(\\d+)");
    private static final Pattern PER_SECOND = Pattern.compile("stat::average_exec_per_sec: +(\\d+)");
    private static final Pattern COVERAGE = Pattern.compile(" cov: (\\d+)");

    /** A run that ends by itself and says how much it did has found nothing; any other has. */
    static FuzzResult of(String target, int status, String log, List<Path> found) {
        long executions = last(EXECUTIONS, log);
        boolean good = status == 0 && executions > 0;
        return new FuzzResult(target, executions, last(PER_SECOND, log), last(COVERAGE, log), good ? List.of() : found);
    }

    private static long last(Pattern pattern, String log) {
        Matcher matcher = pattern.matcher(log);
        long last = 0;
        while (matcher.find()) {
            last = Long.parseLong(matcher.group(1));
        }
        return last;
    }

    boolean isGood() {
        return findings.isEmpty();
    }

    String row() {
        String found = isGood()
                ? "none"
                : String.join(" ", findings.stream().map(Path::toString).toList());
        return "%-56s %11d %10d %8d  %s".formatted(target, executions, perSecond, coverage, found);
    }
}
