package io.xeroconnect.sandbox.internal.state;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/** When Xero goes over from broad to granular scopes. Xero names days; that each begins in UTC is an assumption. */
final class ScopeDates {
    /** Web and PKCE apps that are registered from then on get no broad scopes. */
    private static final Instant APPS = Instant.parse("2026-03-02T00:00:00Z");

    /** Older apps have the granular ones by then. Xero did it in March and April 2026, app by app. */
    private static final Instant OLDER_APPS = Instant.parse("2026-05-01T00:00:00Z");

    /** Custom connections that are created from then on get neither broad scopes nor the journals. */
    private static final Instant CUSTOM_CONNECTIONS = Instant.parse("2026-04-29T00:00:00Z");

    /** From then on nobody has broad ones. */
    static final Instant BROAD_END = Instant.parse("2027-09-13T00:00:00Z");

    private ScopeDates() {}

    static boolean isOlder(App.Kind kind, Instant created) {
        return created.isBefore(kind == App.Kind.CUSTOM_CONNECTION ? CUSTOM_CONNECTIONS : APPS);
    }

    /** What an older app has beside what a new one gets. */
    static Set<String> more(App.Kind kind) {
        Set<String> more = new LinkedHashSet<>(Scopes.BROAD);
        if (kind == App.Kind.CUSTOM_CONNECTION) {
            more.add(Scopes.JOURNALS);
        }
        return more;
    }

    /** What nobody may add to a custom connection that lacks it. */
    static boolean isLostForGood(String scope) {
        return Scopes.BROAD.contains(scope) || scope.equals(Scopes.JOURNALS);
    }

    /** Returns what of an app's scopes works at that time. */
    static Set<String> working(Set<String> scopes, boolean older, Instant now) {
        Set<String> working = Scopes.living(scopes, now);
        if (older && now.isBefore(OLDER_APPS)) {
            working.removeAll(Scopes.GRANULAR);
        }
        return working;
    }
}
