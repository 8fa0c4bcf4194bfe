package io.xeroconnect.acceptance.torture;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a run came to, as a table. */
record Report(
        TortureOptions options,
        TokenLedger.Figures figures,
        Tally callers,
        int kills,
        int outages,
        Duration longestOutage,
        Map<String, String> lost) {
    String table() {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("refreshes", Long.toString(figures.refreshes()));
        rows.put("token requests per expiry", String.format(Locale.ROOT, "%.2f", figures.requestsPerExpiry()));
        rows.put(
                "replays inside the grace period",
                figures.replays() + ", the latest after " + seconds(figures.latestReplay()));
        rows.put("refresh tokens refused", Long.toString(figures.refused()));
        rows.put("kills", Integer.toString(kills));
        rows.put("store outages", outages + ", the longest " + seconds(longestOutage));
        rows.put("calls", Long.toString(callers.calls()));
        rows.put("longest wait of a caller", seconds(callers.longestWait()));
        callers.errors().forEach((kind, count) -> rows.put("error: " + kind, Long.toString(count)));
        rows.put("connections lost", lost.size() + " of " + options.connections());
        StringBuilder table = new StringBuilder("| torture | " + options + " |\n|---|---|\n");
        rows.forEach((name, value) -> table.append("| " + name + " | " + value + " |\n"));
        return table.toString();
    }

    String lastLine() {
        return "torture: " + lost.size() + " of " + options.connections() + " connections lost";
    }

    /**
     * Returns whether it went as it should: nothing lost, nothing sent twice where nothing was disturbed, and as many
     * refreshes as were asked for.
     */
    boolean isGood() {
        boolean sentTwice = figures.requests() > figures.tokens();
        boolean enough = figures.refreshes() >= options.refreshes();
        return lost.isEmpty() && enough && (options.disturbed() || !sentTwice);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
    }
}
