package io.xeroconnect.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which owners still have to consent, because their connection lacks a scope or depends on one that Xero retires. Made of
 * {@code xero.connections()}. Immutable.
 *
 * @param at the time for which it holds
 * @param compared how many connections there are that have scopes at all; the others need a consent anyway
 * @param rows the connections whose owners have to consent, the most urgent first
 */
public record ScopeReport(Instant at, int compared, List<Row> rows) {
    /** Copies the rows. */
    public ScopeReport {
        rows = List.copyOf(rows);
    }

    /**
     * One connection whose owner has to consent.
     *
     * @param tenantName the organisation's name, if it is known
     * @param daysLeft whole days until calls fail; 0 if some fail already, or all because the connection is not usable now
     */
    public record Row(ConnectionKey key, Optional<String> tenantName, ConnectionScopes scopes, long daysLeft) {
        private static final Comparator<Row> URGENCY = Comparator.comparingLong(Row::daysLeft)
                .thenComparing(row -> row.key().value());

        private static Row of(XeroConnection connection, Instant now) {
            ConnectionScopes scopes = connection.scopes();
            boolean works = connection.isUsable() && scopes.missing().isEmpty();
            long left = works ? scopes.daysLeft(now).orElse(0L) : 0;
            return new Row(connection.key(), connection.tenantName(), scopes, left);
        }

        private String toText() {
            return key + tenantName.map(name -> " (" + name + ")").orElse("") + ": " + daysLeft
                    + (daysLeft == 1 ? " day left" : " days left") + list("missing", scopes.missing())
                    + list("retiring", scopes.retiring());
        }

        private static String list(String what, Set<Scope> scopes) {
            String names = scopes.stream().map(Scope::value).collect(Collectors.joining(", "));
            return scopes.isEmpty() ? "" : "; " + what + ": " + names;
        }
    }

    /** Reads the stream to its end, and closes it. */
    public static ScopeReport of(Stream<XeroConnection> connections, Instant now) {
        try (connections) {
            List<XeroConnection> compared = connections
                    .filter(connection -> !connection.scopes().granted().isEmpty())
                    .toList();
            List<Row> rows = compared.stream()
                    .filter(connection -> connection.scopes().needConsent())
                    .map(connection -> Row.of(connection, now))
                    .sorted(Row.URGENCY)
                    .toList();
            return new ScopeReport(now, compared.size(), rows);
        }
    }

    /** Returns the report as text, a line for each row. */
    public String toText() {
        String head = rows.size() + " of " + compared + " connections need a new consent; Xero retires broad scopes on "
                + LocalDate.ofInstant(BroadScope.END, ZoneOffset.UTC) + ".";
        return Stream.concat(Stream.of(head), rows.stream().map(Row::toText)).collect(Collectors.joining("\n"));
    }
}
