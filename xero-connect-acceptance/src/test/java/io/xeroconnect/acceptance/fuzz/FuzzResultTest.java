package io.xeroconnect.acceptance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing counts as good that was not run. */
final class FuzzResultTest {
    private static final List<Path> LOG = List.of(Path.of("log.txt"));

    @Test
    void figuresOfTheRunAreRead() {
        String log = """
                #7\tINITED cov: 3 ft: 4
                #90\tDONE   cov: 21 ft: 30
                stat::number_of_executed_units: 90
                stat::average_exec_per_sec:     45
                """;
        assertThat(FuzzResult.of("target", 0, log, LOG)).isEqualTo(new FuzzResult("target", 90, 45, 21, List.of()));
    }

    @Test
    void runWithoutFiguresIsNoGoodRun() {
        assertThat(FuzzResult.of("target", 0, "No such class", LOG).findings()).isEqualTo(LOG);
    }

    @Test
    void runThatEndedBadlyNamesWhatDidIt() {
        List<Path> input = List.of(Path.of("crash-7"));
        assertThat(FuzzResult.of("target", 77, "stat::number_of_executed_units: 90", input))
                .returns(false, FuzzResult::isGood)
                .extracting(FuzzResult::row)
                .asString()
                .endsWith("crash-7");
    }

    @Test
    void nothingToRunIsNoGoodRun(@TempDir Path folder) throws Exception {
        assertThat(Fuzz.run(List.of(), 1, folder, System.out)).isEqualTo(1);
    }
}
