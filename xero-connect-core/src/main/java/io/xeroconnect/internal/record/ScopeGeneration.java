package io.xeroconnect.internal.record;

import io.xeroconnect.model.BroadScope;
import io.xeroconnect.model.Capability;
import io.xeroconnect.model.Scope;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which of two ways an app can ask for the same. */
public enum ScopeGeneration {
    /** Only apps from before March 2026, until Xero retires these scopes. */
    BROAD {
        @Override
        Stream<Scope> inPlaceOf(Scope scope) {
            return Stream.of(broad(scope).map(BroadScope::scope).orElse(scope));
        }
    },
    /** Every app since April 2026. */
    GRANULAR {
        @Override
        Stream<Scope> inPlaceOf(Scope scope) {
            return BroadScope.of(scope)
                    .map(broad -> broad.replacements().stream().map(Capability::scope))
                    .orElseGet(() -> Stream.of(scope));
        }
    };

    abstract Stream<Scope> inPlaceOf(Scope scope);

    /** Returns whether this scope came in place of a broad one. */
    public static boolean isGranular(Scope scope) {
        return broad(scope).isPresent();
    }

    private static Optional<BroadScope> broad(Scope scope) {
        return Capability.of(scope).flatMap(Capability::replaces);
    }

    /** Returns the scopes that allow what these do. */
    public Set<Scope> of(Set<Scope> scopes) {
        Set<Scope> same = new TreeSet<>();
        scopes.forEach(scope -> inPlaceOf(scope).forEach(same::add));
        return same;
    }
}
