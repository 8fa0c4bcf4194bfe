package io.xeroconnect.internal.record;

import io.xeroconnect.internal.json.JsonException;
import io.xeroconnect.internal.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * The last warning of its kind that was told about a connection.
 *
 * @param days how many days before the end; 0 if none was told
 * @param id drawn by whoever wrote it, so that it is told from the same warning of another node; empty if none was told
 */
public record WarningMark(int days, String id) {
    /** No warning so far. */
    public static final WarningMark NONE = new WarningMark(0, "");

    /** Returns whether a warning so many days before the end comes after this one. */
    public boolean isBefore(int next) {
        return days <= 0 || next < days;
    }

    void write(Map<String, Object> json, String name) {
        if (days > 0) {
            json.put(name + "Days", days);
            json.put(name + "By", id);
        }
    }

    static WarningMark read(JsonObject json, String name) throws JsonException {
        int days = Math.toIntExact(json.number(name + "Days").orElse(0L));
        Optional<String> id = json.text(name + "By");
        return days == 0 && id.isEmpty() ? NONE : new WarningMark(days, id.orElse(""));
    }
}
