package io.xeroconnect.migration;

import java.util.Objects;

/**
 * One more record of a plan has ended. How many there are in all is not known, since the plan reads them one by one.
 *
 * @param done how many have ended by now, this one included
 * @param row how this one ended
 */
public record MigrationProgress(long done, MigrationRow row) {
    /** Refuses missing values. */
    public MigrationProgress {
        Objects.requireNonNull(row, "row");
    }
}
