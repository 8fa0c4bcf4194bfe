package io.xeroconnect.examples.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TillQueueTest {
    private static final Instant NOW = Instant.parse("2026-11-21T18:00:00Z");

    @TempDir
    Path folder;

    @Test
    void whatWasTakenIsThereAfterARestart() throws Exception {
        try (TillQueue queue = open()) {
            queue.take(SmallDay.DAY);
        }
        try (TillQueue queue = open()) {
            assertThat(queue.documents()).containsExactlyElementsOf(SmallDay.documents());
            assertThat(queue.count(State::isOpen))
                    .isEqualTo(SmallDay.documents().size());
        }
    }

    @Test
    void aDayIsTakenOnce() throws Exception {
        try (TillQueue queue = open()) {
            queue.take(SmallDay.DAY);
            queue.take(SmallDay.DAY);
            assertThat(queue.documents()).hasSameSizeAs(SmallDay.documents());
        }
    }

    @Test
    void anotherFileForTheSameDayIsRefused() throws Exception {
        TillDay other = TillFile.parse(SmallDay.CSV.replace("100.00", "200.00")).get(0);
        try (TillQueue queue = open()) {
            queue.take(SmallDay.DAY);
            assertThatThrownBy(() -> queue.take(other))
                    .hasMessage("T1 of 2026-11-21 was taken already, with other rows. Nothing was changed.");
        }
    }

    @Test
    void aDraftOfADayThatWasNeverFinishedDoesNoHarm() throws Exception {
        Files.createDirectories(folder.resolve("days"));
        Files.writeString(folder.resolve("days").resolve("T1-20261121.draft"), "till,date");
        try (TillQueue queue = open()) {
            assertThat(queue.documents()).isEmpty();
            queue.take(SmallDay.DAY);
        }
        try (TillQueue queue = open()) {
            assertThat(queue.documents()).isNotEmpty();
        }
    }

    @Test
    void theLastLineAboutADocumentCounts() throws Exception {
        Document first = SmallDay.documents().get(0);
        Document second = SmallDay.documents().get(1);
        try (TillQueue queue = open()) {
            queue.take(SmallDay.DAY);
            queue.sent(List.of(first, second), NOW);
            queue.record(Map.of(first, "id-1"), Map.of(second, "No such\n\taccount"));
        }
        try (TillQueue queue = open()) {
            assertThat(queue.state(first)).isEqualTo(new State.Posted("id-1"));
            assertThat(queue.state(second)).isEqualTo(new State.Refused("No such account"));
        }
    }

    /** A process may die after any byte. Whatever is cut off is as if it had not happened, and the rest goes on. */
    @Test
    void aJournalThatIsCutAnywhereIsTheBeginningOfItself() throws Exception {
        List<Document> all = SmallDay.documents();
        try (TillQueue queue = open()) {
            queue.take(SmallDay.DAY);
            queue.sent(all.subList(0, 2), NOW);
            queue.record(Map.of(all.get(0), "id-0"), Map.of(all.get(1), "Größe"));
        }
        byte[] whole = Files.readAllBytes(journal());
        for (int length = 0; length <= whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            Files.write(journal(), cut);
            int lines = (int) new String(cut, java.nio.charset.StandardCharsets.UTF_8)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            try (TillQueue queue = open()) {
                assertThat(queue.state(all.get(0)))
                        .isEqualTo(
                                lines > 2
                                        ? new State.Posted("id-0")
                                        : lines > 0 ? new State.Uncertain(NOW) : new State.Queued());
                queue.record(Map.of(all.get(2), "id-2"), Map.of());
            }
            try (TillQueue queue = open()) {
                assertThat(queue.state(all.get(2))).isEqualTo(new State.Posted("id-2"));
            }
        }
    }

    @Test
    void onlyOneTillHasTheFiles() throws Exception {
        try (TillQueue queue = open()) {
            assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageStartingWith("Another till");
            assertThat(queue.documents()).isEmpty();
        }
    }

    @Test
    void aDayThatCannotBeReadKeepsNobodyFromTheFiles() throws Exception {
        Path broken = Files.createDirectories(folder.resolve("days")).resolve("T1-20261121.csv");
        Files.writeString(broken, "till,date");
        assertThatThrownBy(this::open).isInstanceOf(TillFileException.class);
        Files.delete(broken);
        try (TillQueue queue = open()) {
            assertThat(queue.documents()).isEmpty();
        }
    }

    /** What followed half a line would make both of them unreadable. */
    @Test
    void afterADiskWasFullNothingIsAdded() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        try (Journal journal = Journal.open(full)) {
            assertThatThrownBy(() -> journal.append(List.of("a line"))).hasMessageContaining("space");
            assertThatThrownBy(() -> journal.append(List.of("another"))).isInstanceOf(ClosedChannelException.class);
        }
    }

    private TillQueue open() throws IOException {
        return TillQueue.open(folder, Chart.DEFAULT);
    }

    private Path journal() {
        return folder.resolve("journal.txt");
    }
}
