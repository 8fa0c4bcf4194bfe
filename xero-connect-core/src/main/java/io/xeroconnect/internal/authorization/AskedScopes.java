package io.xeroconnect.internal.authorization;

import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.ScopeGeneration;
import io.xeroconnect.internal.record.ScopeNote;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.model.BroadScope;
import io.xeroconnect.model.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which scopes a consent asks for:
 *
 * <ol>
 *   <li>granular ones once the broad ones have ended;
 *   <li>else those that this connection's app was seen to accept in place of the wanted ones;
 *   <li>else those that are wanted as they are, which are granular unless the vendor names broad ones.
 * </ol>
 */
public final class AskedScopes {
    /** Xero gave older apps the granular scopes within two months, so what refuses them today may accept them soon. */
    private static final Duration BROAD_NOTE = Duration.ofDays(30);

    private final Set<Scope> wanted;
    private final Time time;

    AskedScopes(Set<Scope> wanted, Time time) {
        this.wanted = Set.copyOf(wanted);
        this.time = time;
    }

    /**
     * One way to ask for what is wanted.
     *
     * @param generation empty if the scopes are those that the vendor named
     */
    public record Way(Optional<ScopeGeneration> generation, List<String> scopes) {
        /** Copies the scopes. */
        public Way {
            scopes = List.copyOf(scopes);
        }

        private static Way of(Optional<ScopeGeneration> generation, Set<Scope> scopes) {
            return new Way(
                    generation, scopes.stream().sorted().map(Scope::value).toList());
        }
    }

    List<String> of(ConnectionRecord record, String clientId) {
        return chosen(record, clientId)
                .map(generation -> way(generation).scopes())
                .orElseGet(() -> asWanted().scopes());
    }

    private Optional<ScopeGeneration> chosen(ConnectionRecord record, String clientId) {
        if (BroadScope.hasEnded(time.now())) {
            return Optional.of(ScopeGeneration.GRANULAR);
        }
        return record.scopeNote()
                .filter(note -> note.clientId().equals(clientId) && holds(note, record))
                .map(ScopeNote::generation);
    }

    private boolean holds(ScopeNote note, ConnectionRecord record) {
        return switch (note.generation()) {
            case GRANULAR -> true;
            case BROAD -> time.millis() - note.seenAt() < BROAD_NOTE.toMillis() && !hasGranted(note, record);
        };
    }

    /** What Xero has granted to an app once, the app accepts. */
    private static boolean hasGranted(ScopeNote note, ConnectionRecord record) {
        return record.tokens().filter(tokens -> tokens.clientId().equals(note.clientId())).stream()
                .flatMap(tokens -> tokens.granted().stream())
                .anyMatch(ScopeGeneration::isGranular);
    }

    /** Returns the different ways to ask, the one that the vendor wants first. */
    List<Way> ways() {
        List<Way> ways = new ArrayList<>();
        if (BroadScope.hasEnded(time.now())) {
            return List.of(way(ScopeGeneration.GRANULAR));
        }
        for (Way way : List.of(asWanted(), way(ScopeGeneration.GRANULAR), way(ScopeGeneration.BROAD))) {
            if (ways.stream().noneMatch(other -> other.scopes().equals(way.scopes()))) {
                ways.add(way);
            }
        }
        return ways;
    }

    /** Returns the record with a note of the way that its app accepts; the same record if that is no news. */
    ConnectionRecord accepting(ConnectionRecord record, String clientId, Way way) {
        boolean known = record.scopeNote().map(ScopeNote::generation).equals(way.generation())
                && of(record, clientId).equals(way.scopes());
        Optional<ScopeNote> note =
                way.generation().map(generation -> new ScopeNote(clientId, generation, time.millis()));
        return known ? record : record.with(f -> f.scopeNote(note));
    }

    /**
     * Returns the record after these scopes were refused: broad ones among them are not asked for again. Granular ones are,
     * because something else may be wrong with them, and an app that refuses broad ones shows a page without a way back.
     */
    ConnectionRecord refusing(ConnectionRecord record, String clientId, List<String> asked) {
        boolean broad =
                asked.stream().anyMatch(scope -> BroadScope.of(Scope.of(scope)).isPresent());
        return broad ? accepting(record, clientId, way(ScopeGeneration.GRANULAR)) : record;
    }

    private Way asWanted() {
        return Way.of(Optional.empty(), wanted);
    }

    private Way way(ScopeGeneration generation) {
        return Way.of(Optional.of(generation), generation.of(wanted));
    }
}
