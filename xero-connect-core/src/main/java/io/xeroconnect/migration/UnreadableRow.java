package io.xeroconnect.migration;

import io.xeroconnect.model.XeroApp;
import java.util.Objects;
import java.util.Optional;

/** A row that makes no connection. */
record UnreadableRow(String key, String why) implements LegacyConnection {
    private static final int LONGEST = 200;

    /** A key that was refused may hold anything, and is shown where lines count. */
    static UnreadableRow of(String key, RuntimeException e) {
        String shown = Objects.requireNonNullElse(key, "(no key)").replaceAll("\\p{Cc}", "?");
        String cut = shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown;
        return new UnreadableRow(cut, Objects.requireNonNullElse(e.getMessage(), "A value is missing."));
    }

    @Override
    public Optional<XeroApp> app() {
        return Optional.empty();
    }

    @Override
    public String tokenMark() {
        return "";
    }

    @Override
    public <T> T bringBy(Way<T> way) {
        return way.refuse(key, why);
    }

    @Override
    public String toString() {
        return "LegacyConnection[" + key + ", unreadable]";
    }
}
