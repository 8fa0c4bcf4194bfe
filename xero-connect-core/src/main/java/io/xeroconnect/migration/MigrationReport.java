package io.xeroconnect.migration;

import io.xeroconnect.migration.MigrationRow.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of every record of a plan. Holds no secret. Immutable.
 *
 * @param rows one per record that was read, in the order in which they came
 * @param stopped why the plan ended early, in a sentence; empty if every record had its turn
 */
public record MigrationReport(List<MigrationRow> rows, Optional<String> stopped) {
    /** Copies the list. */
    public MigrationReport {
        rows = List.copyOf(rows);
        Objects.requireNonNull(stopped, "stopped");
    }

    /** Returns how many records ended this way. */
    public long count(Outcome outcome) {
        return rows(outcome).size();
    }

    /** Returns the records that ended this way, in the order in which they came. */
    public List<MigrationRow> rows(Outcome outcome) {
        return rows.stream().filter(row -> row.outcome() == outcome).toList();
    }

    /** Returns whether running the plan again, without correcting anything, may bring more records along. */
    public boolean isWorthAnotherRun() {
        return stopped.isPresent() || count(Outcome.UNFINISHED) > 0 || count(Outcome.NOT_TRIED) > 0;
    }

    /** Returns the counts, and each record that needs something with what it needs, as English text for a person. */
    public String toText() {
        StringBuilder text = new StringBuilder("Migration of " + rows.size() + " records\n");
        for (Outcome outcome : Outcome.values()) {
            text.append(String.format("  %-18s %d%n", outcome, count(outcome)));
        }
        stopped.ifPresent(why -> text.append("Ended early: ").append(why).append('\n'));
        for (MigrationRow row : rows) {
            if (!row.isConnected()) {
                append(text, row);
            }
        }
        return text.toString().replace("\r\n", "\n");
    }

    private static void append(StringBuilder text, MigrationRow row) {
        text.append(String.format("%n%s: %s [%s]%n", row.key(), row.outcome(), row.reason()));
        // The name of an organisation stands in some sentences, and whoever named it chose the characters.
        text.append("    ").append(row.detail().replaceAll("\\p{Cc}", " ")).append('\n');
        row.consentLink()
                .ifPresent(link ->
                        text.append("    Send the customer: ").append(link).append('\n'));
    }
}
