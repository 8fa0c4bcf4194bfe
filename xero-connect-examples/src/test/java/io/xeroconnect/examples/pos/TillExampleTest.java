package io.xeroconnect.examples.pos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TillExampleTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aWeekEndsWithEverythingInXero() throws Exception {
        assertThat(run()).isZero();
        assertThat(text(out).lines())
                .endsWith("till: 82 of 82 documents in Xero, difference 0.00")
                .anyMatch(
                        line -> line.startsWith("  Set aside: TILL1-20261116-0010, Till variance, -1.35. Xero says: "))
                .anyMatch(line -> line.endsWith("To the owner: Check the network; the next call tries again."))
                .anyMatch(line -> line.endsWith("To the owner: The organisation was disconnected inside Xero. Press"
                        + " Connect and allow access again."))
                .anyMatch(line -> line.matches("  Sales +25 +1,461.25 +0 +0 +25 +1,461.25 +0.00"));
    }

    @Test
    void aSingleDayOfOnesOwnIsPosted(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("till.csv"), SmallDay.CSV);
        assertThat(run("--csv", file.toString())).isZero();
        assertThat(text(out).lines()).endsWith("till: 13 of 13 documents in Xero, difference 0.00");
    }

    @Test
    void aFileThatIsWrongIsNotTaken(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("till.csv"), SmallDay.CSV.replace("17.50", "17.5O"));
        assertThat(run("--csv", file.toString())).isEqualTo(1);
        assertThat(text(err)).isEqualToIgnoringNewLines("line 3: amount: \"17.5O\" is not an amount such as 12.50");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void aFileThatIsMissingIsNamed() throws Exception {
        assertThat(run("--csv", "nowhere.csv")).isEqualTo(1);
        assertThat(text(err)).isEqualToIgnoringNewLines("There is no file nowhere.csv that can be read.");
    }

    private int run(String... options) throws Exception {
        return TillExample.run(
                List.of(options),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
