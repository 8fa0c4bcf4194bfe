package io.xeroconnect.internal.authorization;

import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.SharedConsents;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.tenant.TenantChoice;
import io.xeroconnect.internal.tenant.TenantChoice.Kind;
import io.xeroconnect.internal.wire.ApiException;
import io.xeroconnect.internal.wire.ConnectionsApi;
import io.xeroconnect.internal.wire.RemoteTenant;
import io.xeroconnect.migration.FormerOrganisation;
import io.xeroconnect.model.Tenant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says which organisation a candidate is for, by what is known of the one before: its tenant id, else what is remembered of
 * it from OAuth 1.0a. What contradicts that is for the owner to confirm; what cannot be compared contradicts nothing.
 */
final class TenantJudge {
    /** A user with more organisations is rare, and each costs a request. */
    private static final int MOST_ASKED = 10;

    private final ConnectionsApi api;

    TenantJudge(ConnectionsApi api) {
        this.api = api;
    }

    /** @param consent the consent's id, empty if it says nothing */
    TenantChoice judge(Stored stored, Candidate candidate, String consent, List<RemoteTenant> listed) {
        ConnectionRecord record = stored.record();
        Optional<FormerOrganisation> former = record.tenantId().isPresent() ? Optional.empty() : record.former();
        List<RemoteTenant> possible = candidate
                .tenantId()
                .map(named ->
                        listed.stream().filter(remote -> isOf(remote, named)).toList())
                .orElseGet(() -> TenantChoice.possible(listed, consent));
        Compared compared =
                former.map(known -> compare(stored, candidate, known, possible)).orElse(Compared.NOTHING);
        Optional<String> expected = record.tenantId().or(compared::same);
        TenantChoice choice = candidate.tenantId().isPresent()
                ? named(possible, record.tenantId())
                : TenantChoice.of(listed, consent, expected, candidate.made());
        boolean another = isContradicted(choice, compared) || leavesAll(record, listed);
        return another && choice.kind() != Kind.NONE
                ? new TenantChoice(
                        Kind.ANOTHER, choice.tenant().or(() -> possible.stream().findFirst()))
                : choice;
    }

    /** Where several were connected and none was selected, each of them is the one before. */
    private static boolean leavesAll(ConnectionRecord record, List<RemoteTenant> listed) {
        List<String> before =
                SharedConsents.tenantsInUse(record).map(Tenant::tenantId).toList();
        return record.tenantId().isEmpty()
                && !before.isEmpty()
                && listed.stream()
                        .noneMatch(remote -> before.contains(remote.tenant().tenantId()));
    }

    /** Xero named the organisation with the tokens, so there is nothing to conclude. */
    private static TenantChoice named(List<RemoteTenant> named, Optional<String> expected) {
        Optional<RemoteTenant> it = named.stream().findFirst();
        if (it.isEmpty()) {
            return new TenantChoice(Kind.NONE, it);
        }
        boolean another = expected.filter(id -> !isOf(it.get(), id)).isPresent();
        return new TenantChoice(another ? Kind.ANOTHER : Kind.CHOSEN, it);
    }

    private static boolean isOf(RemoteTenant remote, String tenantId) {
        return remote.tenant().tenantId().equals(tenantId);
    }

    private static boolean isContradicted(TenantChoice choice, Compared compared) {
        return choice.kind() == Kind.CHOSEN
                && choice.tenant()
                        .filter(chosen ->
                                compared.different.contains(chosen.tenant().tenantId()))
                        .isPresent();
    }

    private record Compared(Optional<String> same, Set<String> different) {
        private static final Compared NOTHING = new Compared(Optional.empty(), Set.of());
    }

    private Compared compare(
            Stored stored, Candidate candidate, FormerOrganisation former, List<RemoteTenant> possible) {
        Map<FormerMatch, Set<String>> found = new EnumMap<>(FormerMatch.class);
        for (RemoteTenant remote : possible.subList(0, Math.min(possible.size(), MOST_ASKED))) {
            FormerMatch match = match(stored, candidate, former, remote);
            found.computeIfAbsent(match, any -> new HashSet<>())
                    .add(remote.tenant().tenantId());
        }
        Set<String> same = found.getOrDefault(FormerMatch.SAME, Set.of());
        // Two of one name tell nothing.
        return new Compared(
                same.size() == 1 ? same.stream().findFirst() : Optional.empty(),
                found.getOrDefault(FormerMatch.DIFFERENT, Set.of()));
    }

    private FormerMatch match(Stored stored, Candidate candidate, FormerOrganisation former, RemoteTenant remote) {
        try {
            return FormerMatch.of(
                    former, remote.tenant(), api, candidate.tokens().accessToken());
        } catch (ApiException e) {
            throw e.toTemporarilyUnavailable(
                    ErrorContext.of(stored.key()).detail("The consent is kept and will be completed."));
        }
    }
}
