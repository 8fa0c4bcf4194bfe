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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says which organisation a candidate is for, by what is known of the one before: its tenant id, else what is remembered of
 * it from OAuth 1.0a. What contradicts that is for the owner to confirm; what cannot be compared contradicts nothing.
 */
final class TenantJudge {
    /** Among more the remembered one is not searched for by requests; a user with more is rare. */
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
                : TenantChoice.of(listed, consent, expected, unconfirmed(candidate));
        boolean another = former.filter(known -> contradicts(stored, candidate, known, choice, compared))
                        .isPresent()
                || leavesAll(record, listed);
        return another && choice.kind() != Kind.NONE
                ? new TenantChoice(
                        Kind.ANOTHER, choice.tenant().or(() -> possible.stream().findFirst()))
                : choice;
    }

    /** Who chose something else in a consent before has not chosen it for a token set of another program. */
    private static List<Tenant> unconfirmed(Candidate candidate) {
        return candidate.isAdopted() ? List.of() : candidate.made();
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

    /** The chosen one is compared itself, however many there are; without one, none is left that could be the former. */
    private boolean contradicts(
            Stored stored, Candidate candidate, FormerOrganisation former, TenantChoice choice, Compared compared) {
        return switch (choice.kind()) {
            case CHOSEN ->
                choice.tenant()
                        .filter(chosen ->
                                compared.match(chosen).orElseGet(() -> match(stored, candidate, former, chosen))
                                        == FormerMatch.DIFFERENT)
                        .isPresent();
            case OPEN -> compared.isAllDifferent();
            case ANOTHER, NONE -> false;
        };
    }

    private record Compared(Map<String, FormerMatch> matches) {
        private static final Compared NOTHING = new Compared(Map.of());

        Optional<FormerMatch> match(RemoteTenant remote) {
            return Optional.ofNullable(matches.get(remote.tenant().tenantId()));
        }

        /** Two of one name tell nothing. */
        Optional<String> same() {
            List<String> same = matches.entrySet().stream()
                    .filter(entry -> entry.getValue() == FormerMatch.SAME)
                    .map(Map.Entry::getKey)
                    .toList();
            return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
        }

        boolean isAllDifferent() {
            return !matches.isEmpty() && matches.values().stream().allMatch(FormerMatch.DIFFERENT::equals);
        }
    }

    private Compared compare(
            Stored stored, Candidate candidate, FormerOrganisation former, List<RemoteTenant> possible) {
        int most = FormerMatch.isToAsk(former) ? MOST_ASKED : possible.size();
        Map<String, FormerMatch> matches = new HashMap<>();
        possible.stream()
                .sorted(Comparator.comparing(remote -> !FormerMatch.isLikely(former, remote.tenant())))
                .limit(most)
                .forEach(remote -> matches.put(remote.tenant().tenantId(), match(stored, candidate, former, remote)));
        return new Compared(matches);
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
