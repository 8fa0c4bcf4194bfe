package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.model.BroadScope;
import io.xeroconnect.model.Capability;
import io.xeroconnect.model.ConnectionScopes;
import io.xeroconnect.model.Scope;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what is missing of what the manager asks for, and what will not last. */
final class ScopesCheck {
    private final Set<Scope> wanted;

    ScopesCheck(Set<Scope> wanted) {
        this.wanted = Set.copyOf(wanted);
    }

    CheckResult of(ConnectionScopes scopes, Instant now) {
        if (!scopes.retiring().isEmpty() && BroadScope.hasEnded(now)) {
            return ConsentFinding.SCOPES_RETIRED.with(
                    listed("They are", scopes.retiring()) + " " + listed("Missing now", scopes.missing()));
        }
        if (!scopes.missing().isEmpty()) {
            String end = "Retiring on " + end() + ", days left "
                    + scopes.daysLeft(now).orElse(0L);
            return ConsentFinding.SCOPES_MISSING.with(
                    listed("They are", scopes.missing()) + " " + listed(end, scopes.retiring()));
        }
        if (!scopes.retiring().isEmpty()) {
            String left = " Days left: " + scopes.daysLeft(now).orElse(0L) + ".";
            return ConsentFinding.SCOPES_RETIRING.with(listed("They are", scopes.retiring()) + left);
        }
        Scope gated = Capability.JOURNALS_READ.scope();
        return scopes.granted().contains(gated)
                ? ConsentFinding.SCOPES_TIER_GATED.with(listed("They are", Set.of(gated)))
                : ConsentFinding.SCOPES_COMPLETE.result();
    }

    /** Returns the scopes of organisations that are wanted and were granted. */
    List<String> used(TokenSet tokens) {
        return wanted.stream()
                .filter(scope -> !Scope.OF_A_PERSON.contains(scope) && !scope.equals(Scope.OFFLINE_ACCESS))
                .filter(scope -> allows(tokens, scope))
                .map(Scope::value)
                .sorted()
                .toList();
    }

    /** Returns whether these tokens allow what the scope does. */
    static boolean allows(TokenSet tokens, Scope scope) {
        return new ConnectionScopes(tokens.granted(), Set.of(), Set.of()).allow(scope);
    }

    private static String end() {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH)
                .withZone(ZoneOffset.UTC)
                .format(BroadScope.END);
    }

    private static String listed(String what, Set<Scope> scopes) {
        String names = scopes.stream().map(Scope::value).collect(Collectors.joining(", "));
        return scopes.isEmpty() ? "" : what + ": " + names + ".";
    }
}
