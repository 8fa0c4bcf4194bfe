package io.xeroconnect.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a connection may do at Xero, beside what the manager asks for. Immutable; holds no secret.
 *
 * @param granted what Xero granted, as it spells it; empty while there is no consent
 * @param missing what the manager asks for and no granted scope allows: calls that need it fail until the owner consents
 *     again (or, for a custom connection, until it is ticked at Xero and the connection's user has authorized it there
 *     again: it gets no token in between); empty while there is no consent
 * @param retiring the granted broad scopes that something asked for depends on: it works until {@link BroadScope#END},
 *     unless the owner consents again before (or ticks and authorizes, as above). A broad scope beside all its granular
 *     ones is not among them.
 */
public record ConnectionScopes(Set<Scope> granted, Set<Scope> missing, Set<Scope> retiring) {
    /** No consent yet: nothing is granted, and nothing can be compared. */
    public static final ConnectionScopes NONE = new ConnectionScopes(Set.of(), Set.of(), Set.of());

    private static final Set<Scope> NOT_COMPARED = Set.of(Scope.OFFLINE_ACCESS, Scope.OPENID);

    /** Copies the sets, sorted. */
    public ConnectionScopes {
        granted = sorted(granted);
        missing = sorted(missing);
        retiring = sorted(retiring);
    }

    /**
     * Compares what was granted with what is wanted, as it stands at that time. A scope for writing allows reading; until
     * its end a broad scope allows what its granular ones do, and these together what it did. After it nobody can be granted
     * a broad one, so what is missing of it is named by its granular ones. Of {@code offline_access}
     * and {@code openid} nothing is said: whether a refresh token came shows elsewhere, and an identity is verified once, with
     * the consent that brings it.
     */
    public static ConnectionScopes of(Set<Scope> granted, Set<Scope> wanted, Instant now) {
        Set<Scope> lasting = those(granted, scope -> BroadScope.of(scope).isEmpty());
        Set<Scope> working = BroadScope.hasEnded(now) ? lasting : granted;
        Set<Scope> grantable = BroadScope.hasEnded(now) ? granular(wanted) : wanted;
        Set<Scope> ending = those(wanted, scope -> !allow(lasting, scope));
        return new ConnectionScopes(
                granted,
                those(grantable, scope -> !NOT_COMPARED.contains(scope) && !allow(working, scope)),
                those(granted, scope -> BroadScope.of(scope).isPresent() && serves(scope, ending)));
    }

    /** Returns whether the granted scopes allow what this one does, be they retired by now or not. */
    public boolean allow(Scope scope) {
        return allow(granted, scope);
    }

    /** Returns whether the owner has to consent again: now if something is missing, before the end if something retires. */
    public boolean needConsent() {
        return !missing.isEmpty() || !retiring.isEmpty();
    }

    /** Returns when the retiring scopes stop working; empty if there are none. */
    public Optional<Instant> retireAt() {
        return retiring.isEmpty() ? Optional.empty() : Optional.of(BroadScope.END);
    }

    /** Returns the whole days until {@link #retireAt}, 0 if that has passed; empty if nothing retires. */
    public Optional<Long> daysLeft(Instant now) {
        return retireAt().map(end -> Math.max(0, Duration.between(now, end).toDays()));
    }

    private static Set<Scope> granular(Set<Scope> scopes) {
        return scopes.stream()
                .flatMap(scope -> BroadScope.of(scope)
                        .map(broad -> broad.replacements().stream().map(Capability::scope))
                        .orElseGet(() -> Stream.of(scope)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean serves(Scope broad, Set<Scope> ending) {
        return ending.stream().anyMatch(scope -> allow(Set.of(broad), scope));
    }

    private static boolean allow(Set<Scope> granted, Scope wanted) {
        boolean byBroad = Capability.of(wanted)
                .flatMap(Capability::replaces)
                .filter(broad -> contains(granted, broad.scope()))
                .isPresent();
        boolean byGranular = BroadScope.of(wanted)
                .filter(broad -> broad.replacements().stream().allMatch(each -> contains(granted, each.scope())))
                .isPresent();
        return contains(granted, wanted) || byBroad || byGranular;
    }

    private static boolean contains(Set<Scope> granted, Scope wanted) {
        return granted.contains(wanted)
                || wanted.writing().filter(granted::contains).isPresent();
    }

    private static Set<Scope> those(Set<Scope> scopes, Predicate<Scope> condition) {
        return scopes.stream().filter(condition).collect(Collectors.toUnmodifiableSet());
    }

    private static SortedSet<Scope> sorted(Set<Scope> scopes) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(scopes));
    }
}
