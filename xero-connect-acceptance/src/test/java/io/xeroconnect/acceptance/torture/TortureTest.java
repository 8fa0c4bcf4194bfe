package io.xeroconnect.acceptance.torture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several processes on one store, killed at random: the library loses no connection, and what people write instead does. */
final class TortureTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void losesNothingInTwentySecondsOnPostgresql() throws IOException, InterruptedException {
        int status = torture("--seconds", "20");
        assertThat(printed.toString(UTF_8))
                .contains("| connections lost | 0 of 50 |")
                .endsWith("torture: 0 of 50 connections lost" + System.lineSeparator());
        assertThat(status).isZero();
    }

    @Test
    void readingPostingAndWritingLosesConnections() throws IOException, InterruptedException {
        int status = torture(
                "--baseline",
                "read-post-write",
                "--strict",
                "--faults",
                "none",
                "--store",
                "file",
                "--nodes",
                "2",
                "--connections",
                "10",
                "--refreshes",
                "1000",
                "--seconds",
                "4");
        assertThat(printed.toString(UTF_8))
                .contains("is lost: TokenResponseException, 400 Bad Request")
                .doesNotContain("torture: 0 of");
        assertThat(status).isEqualTo(1);
    }

    @Test
    void anUnknownWordPrintsTheUsage() throws IOException, InterruptedException {
        assertThat(torture("--store", "tape")).isEqualTo(2);
        assertThat(printed.toString(UTF_8))
                .startsWith("--store does not know tape.")
                .contains("Usage: torture");
    }

    private int torture(String... words) throws IOException, InterruptedException {
        PrintStream both = new PrintStream(printed, true, UTF_8);
        int status = Torture.run(List.of(words), both, both);
        System.out.print(printed.toString(UTF_8));
        return status;
    }
}
