package io.xeroconnect.internal.disconnect;

import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.internal.record.KnownTenant;
import io.xeroconnect.internal.record.SharedConsents;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.model.DisconnectPlan;
import io.xeroconnect.model.Tenant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what ending a connection removes, judged by what is stored. Blocks on the store. */
final class Planner {
    private final SharedConsents shared;
    private final StatusRule status;

    Planner(SharedConsents shared, StatusRule status) {
        this.shared = shared;
        this.status = status;
    }

    DisconnectPlan plan(Stored stored) {
        boolean talks = canTalkToXero(stored);
        List<Stored> others = talks ? othersOfSameConsent(stored) : List.of();
        Set<String> used = Stream.concat(
                        SharedConsents.tenantIdsInUse(others).stream(), chosen(talks ? waiting(stored) : List.of()))
                .collect(Collectors.toSet());
        List<Tenant> ours = talks ? SharedConsents.tenantsInUse(stored.record()).toList() : List.of();
        List<Tenant> unconfirmed = shared.removable(stored);
        List<Tenant> removed =
                joined(ours.stream().filter(t -> !used.contains(t.tenantId())).toList(), unconfirmed);
        List<Tenant> kept = without(joined(ours, made(stored)), removed);
        boolean nothingLeft = without(seen(stored), removed).isEmpty();
        boolean keepsApp = stored.record().app().isPresent();
        return new DisconnectPlan(stored.key(), removed, kept, talks && isAlone(stored) && nothingLeft, keepsApp);
    }

    /** What waits for the owner's word at another connection may become that connection's. */
    private static Stream<String> chosen(List<Stored> others) {
        return others.stream()
                .flatMap(other -> other.record().candidate().flatMap(Candidate::chosen).stream())
                .map(Tenant::tenantId);
    }

    private List<Stored> waiting(Stored stored) {
        return stored.record()
                .tokens()
                .map(mine -> shared.othersUnchecked(stored.key(), mine))
                .orElse(List.of());
    }

    /** Returns whether revoking the consent ends no other connection, and no consent that may still become one. */
    boolean isAlone(Stored stored) {
        return othersOfSameConsent(stored).isEmpty() && waiting(stored).isEmpty();
    }

    private static List<Tenant> made(Stored stored) {
        return stored.record().candidate().map(Candidate::made).orElse(List.of());
    }

    /** What the user of the living tokens is known to have at Xero. */
    private static List<Tenant> seen(Stored stored) {
        List<Tenant> known =
                stored.record().tenants().stream().map(KnownTenant::tenant).toList();
        return stored.record()
                .candidate()
                .filter(candidate -> stored.record()
                        .tokens()
                        .filter(mine -> SharedConsents.isShared(mine, candidate.tokens()))
                        .isPresent())
                .map(candidate -> joined(
                        joined(known, candidate.made()),
                        candidate.chosen().stream().toList()))
                .orElse(known);
    }

    private static List<Tenant> joined(List<Tenant> some, List<Tenant> more) {
        return Stream.concat(some.stream(), without(more, some).stream()).toList();
    }

    private static List<Tenant> without(List<Tenant> some, List<Tenant> excluded) {
        return some.stream()
                .filter(t -> excluded.stream().noneMatch(e -> e.tenantId().equals(t.tenantId())))
                .toList();
    }

    private List<Stored> othersOfSameConsent(Stored stored) {
        return stored.record()
                .tokens()
                .map(mine -> shared.othersLiving(stored.key(), mine))
                .orElse(List.of());
    }

    boolean canTalkToXero(Stored stored) {
        boolean hasConsent =
                stored.record().tokens().flatMap(TokenSet::refreshToken).isPresent();
        return hasConsent && status.tokensMayBeUsed(stored.record());
    }
}
