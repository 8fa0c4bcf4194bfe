package io.xeroconnect;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/** What a cause shows besides its own finding: nothing, except for these. */
final class FurtherFindings {
    private static final Map<String, Set<String>> BY_CAUSE = Map.ofEntries(
            entry("an e-mail address was entered as client id", Set.of("app.secret-rejected")),
            entry("the store holds the app and fails", Set.of("store.unreadable")),
            entry("both secrets were deleted, and a refresh is due", Set.of("token.due")),
            entry("the former app was deleted before the next had its consent", Set.of("app.waiting")),
            entry("Xero gave no verdict", Set.of("network.xero-down")),
            entry("there is no app to ask with", Set.of("app.missing")),
            entry("no answer has a date", Set.of("network.refused")),
            entry("nothing is written", Set.of("app.missing")),
            entry("nothing is kept yet", Set.of("app.missing")),
            entry("the key ring was replaced", Set.of("store.not-opened")),
            entry("the key ring is that of another machine", Set.of("sealing.key-missing")),
            entry("a plain record was planted", Set.of("store.not-opened")),
            entry("the key service is down", Set.of("app.missing", "store.unwritable")),
            entry("the sealed store cannot be read", Set.of("store.unreadable")),
            entry("the fleet's app was replaced at the builder", Set.of("app.secret-rejected")),
            entry("the record cannot be read", Set.of("store.unreadable")),
            entry("the till was off for five weeks, and Xero is away", Set.of("network.refused", "token.expired")),
            entry("the till was off for nine weeks, and Xero is away", Set.of("network.refused", "token.expired")),
            entry("the till was off for nine weeks", Set.of("token.expired")),
            entry("the access token is due, and Xero is away", Set.of("network.refused", "tenants.no-answer")),
            entry("the access token has ended, and Xero is away", Set.of("network.refused")),
            entry("Xero's clock is an hour ahead", Set.of("clock.wrong")),
            entry("the organisation is not listed", Set.of("tenants.gone")),
            entry("the reply was lost a moment ago", Set.of("token.being-refreshed")),
            entry("the process that refreshed was killed", Set.of("token.being-refreshed")),
            entry("a lost reply, and then a rate limit", Set.of("token.being-refreshed")),
            entry("everything was down after the reply was lost", Set.of("token.being-refreshed")));

    private FurtherFindings() {}

    static Set<String> of(Cause cause) {
        return BY_CAUSE.getOrDefault(cause.name(), Set.of());
    }

    /** Returns the names of the causes that have any. */
    static Set<String> causes() {
        return BY_CAUSE.keySet();
    }
}
