package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.model.ConnectionKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Looks for other connections of the same Xero user and app. Several with an organisation each are usual; two with the
 * same tokens lose each other's connection at the first refresh.
 */
final class SharedConsentCheck {
    private static final int MOST_NAMED = 5;

    private final ConnectionRecords records;

    SharedConsentCheck(ConnectionRecords records) {
        this.records = records;
    }

    CheckResult check(Stored stored, Patience patience) {
        Optional<TokenSet> mine =
                stored.record().tokens().filter(tokens -> tokens.refreshToken().isPresent());
        if (mine.isEmpty()) {
            return StateFinding.SHARED_NOT_CHECKED.with("There is no consent of a user here.");
        }
        try {
            return patience.tryFor(records::all)
                    .map(all -> judge(stored, mine.get(), all))
                    .orElseGet(() -> StateFinding.SHARED_NOT_CHECKED.with("The store did not list them in time."));
        } catch (TokenStoreException e) {
            return StateFinding.SHARED_NOT_CHECKED.with("The store could not list them.");
        }
    }

    private static CheckResult judge(Stored stored, TokenSet mine, List<Stored> all) {
        List<Stored> others = all.stream()
                .filter(other -> !other.key().equals(stored.key()))
                .filter(other -> other.record().tokens().isPresent())
                .toList();
        List<ConnectionKey> copies =
                keys(others, other -> tokensOf(other).refreshToken().equals(mine.refreshToken()));
        if (!copies.isEmpty()) {
            return named(StateFinding.COPIED_TOKENS, copies);
        }
        if (mine.userId().isEmpty()) {
            return StateFinding.SHARED_NOT_CHECKED.with("The access token does not name its user.");
        }
        Predicate<Stored> sameUser = other -> tokensOf(other).userId().equals(mine.userId())
                && tokensOf(other).clientId().equals(mine.clientId());
        List<ConnectionKey> sameBooks = keys(
                others,
                sameUser.and(other -> other.record().tenantId().isPresent()
                        && other.record().tenantId().equals(stored.record().tenantId())));
        if (!sameBooks.isEmpty()) {
            return named(StateFinding.SAME_ORGANISATION, sameBooks);
        }
        List<ConnectionKey> ofSameUser = keys(others, sameUser);
        return ofSameUser.isEmpty() ? StateFinding.ALONE.result() : named(StateFinding.OTHER_ORGANISATIONS, ofSameUser);
    }

    private static TokenSet tokensOf(Stored other) {
        return other.record().tokens().orElseThrow();
    }

    private static List<ConnectionKey> keys(List<Stored> others, Predicate<Stored> which) {
        return others.stream().filter(which).map(Stored::key).toList();
    }

    private static CheckResult named(StateFinding finding, List<ConnectionKey> keys) {
        String names = keys.stream().limit(MOST_NAMED).map(ConnectionKey::value).collect(Collectors.joining(", "));
        String more = keys.size() > MOST_NAMED ? " and " + (keys.size() - MOST_NAMED) + " more" : "";
        return finding.with("They are: " + names + more + ".");
    }
}
