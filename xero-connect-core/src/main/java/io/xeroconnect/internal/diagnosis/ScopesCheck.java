package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.model.Scope;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares what was granted with what the manager asks for, and names scopes that will not last. */
final class ScopesCheck {
    /** Xero's changelog of 6 August 2026. */
    private static final Instant BROAD_END = Instant.parse("2027-09-13T00:00:00Z");

    private static final Set<String> BROAD =
            Set.of("accounting.transactions", "accounting.transactions.read", "accounting.reports.read");

    private static final Set<String> TIER_GATED = Set.of("accounting.journals.read");

    /** Granted to a person; a custom connection stands for none. */
    private static final Set<String> OF_A_PERSON = Set.of("openid", "profile", "email");

    private final List<String> wanted;

    ScopesCheck(Set<Scope> wanted) {
        // That a refresh token came is a check of its own, and an identity is verified once, with the consent that
        // brings it.
        this.wanted = wanted.stream()
                .filter(scope -> !scope.equals(Scope.OFFLINE_ACCESS) && !scope.equals(Scope.OPENID))
                .map(Scope::value)
                .sorted()
                .toList();
    }

    CheckResult of(TokenSet tokens, boolean custom, Instant now) {
        Set<String> granted = new HashSet<>(tokens.scopes());
        Set<String> missing = wanted.stream()
                .filter(scope -> !custom || !OF_A_PERSON.contains(scope))
                .filter(scope -> !covers(granted, scope))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!missing.isEmpty()) {
            return with(ConsentFinding.SCOPES_MISSING, missing);
        }
        Set<String> used = new TreeSet<>(granted);
        used.addAll(wanted);
        Set<String> broad = among(used, BROAD);
        if (!broad.isEmpty() && !now.isBefore(BROAD_END)) {
            return with(ConsentFinding.SCOPES_RETIRED, broad);
        }
        if (!broad.isEmpty()) {
            return with(ConsentFinding.SCOPES_RETIRING, broad);
        }
        Set<String> gated = among(used, TIER_GATED);
        return gated.isEmpty()
                ? ConsentFinding.SCOPES_COMPLETE.result()
                : with(ConsentFinding.SCOPES_TIER_GATED, gated);
    }

    /** Returns whether a scope was granted, or the one that allows writing as well. */
    private static boolean covers(Set<String> granted, String scope) {
        boolean reading = scope.endsWith(".read");
        return granted.contains(scope)
                || (reading && granted.contains(scope.substring(0, scope.length() - ".read".length())));
    }

    /** Returns whether these scopes let the organisation be read. */
    static boolean mayReadOrganisation(TokenSet tokens) {
        return covers(Set.copyOf(tokens.scopes()), "accounting.settings.read");
    }

    /** Returns the scopes of organisations that are wanted and were granted. */
    List<String> used(TokenSet tokens) {
        return wanted.stream()
                .filter(tokens.scopes()::contains)
                .filter(scope -> !OF_A_PERSON.contains(scope))
                .toList();
    }

    private static Set<String> among(Set<String> scopes, Set<String> those) {
        return scopes.stream().filter(those::contains).collect(Collectors.toCollection(TreeSet::new));
    }

    private static CheckResult with(ConsentFinding finding, Set<String> scopes) {
        return finding.with("They are: " + String.join(", ", scopes) + ".");
    }
}
