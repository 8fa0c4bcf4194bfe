package io.xeroconnect.internal.authorization;

import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.AuthorizationFailedException.Reason;
import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.SharedConsents;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.wire.RemoteTenant;
import io.xeroconnect.migration.FormerOrganisation;
import io.xeroconnect.model.Assumes;
import io.xeroconnect.model.Assumption;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is known, and said, of a consent for another organisation than the expected one. */
final class WrongTenant {
    private static final String REMEDY_WITHOUT_CONSENT =
            "Find out which is right, then call adopt or migrate again with its tenant id, confirmTenant(key, tenantId)"
                    + " or rejectTenant(key).";

    private WrongTenant() {}

    /** Returns the organisations whose link this consent has made. */
    static List<Tenant> made(List<RemoteTenant> listed, String consent, ConnectionRecord before) {
        return listed.stream()
                .filter(remote -> isMade(remote, consent, before))
                .map(RemoteTenant::tenant)
                .toList();
    }

    /**
     * A link that carries this consent's id, that was never updated since it was created, and that was not listed before,
     * is one that this consent made. Any doubt counts as "existed before", since that link is then never removed.
     */
    @Assumes(Assumption.NEW_LINK_HAS_EQUAL_STAMPS)
    private static boolean isMade(RemoteTenant remote, String consent, ConnectionRecord before) {
        boolean itsOwn =
                !consent.isEmpty() && remote.consent().filter(consent::equals).isPresent();
        boolean unchanged = remote.createdAt() > 0 && remote.createdAt() == remote.updatedAt();
        boolean listedBefore = before.tenants().stream()
                .anyMatch(known ->
                        known.tenant().tenantId().equals(remote.tenant().tenantId()));
        return itsOwn && unchanged && !listedBefore;
    }

    /** Returns the error that names both organisations. */
    static AuthorizationFailedException error(Stored held, List<RemoteTenant> listed) {
        return error(held.key(), held.record(), listed);
    }

    /** Another consent would take the place of what another program kept, so none is asked for there. */
    static AuthorizationFailedException error(ConnectionKey key, ConnectionRecord held, List<RemoteTenant> listed) {
        ErrorContext context = ErrorContext.of(key).detail(names(held));
        if (isResetDemo(held, listed)) {
            return new AuthorizationFailedException(Reason.DEMO_COMPANY_RESET, context);
        }
        return held.candidate().filter(Candidate::isAdopted).isPresent()
                ? new AuthorizationFailedException(Reason.WRONG_TENANT, REMEDY_WITHOUT_CONSENT, context)
                : new AuthorizationFailedException(Reason.WRONG_TENANT, context);
    }

    /** Returns a sentence with both names. */
    static String names(ConnectionRecord record) {
        String chosen =
                record.candidate().flatMap(Candidate::chosen).map(Tenant::name).orElse("another one");
        return record.candidate().filter(Candidate::isAdopted).isPresent()
                ? "Expected: " + expected(record) + ". Found: " + chosen + "."
                : "Connected: " + connected(record) + ". Chosen: " + chosen + ".";
    }

    private static String connected(ConnectionRecord record) {
        String all = SharedConsents.tenantsInUse(record).map(Tenant::name).collect(Collectors.joining(", "));
        return record.expectedName().orElse(all.isEmpty() ? "the former one" : all);
    }

    private static String expected(ConnectionRecord record) {
        return record.expectedName()
                .or(record::tenantId)
                .or(() -> record.former().flatMap(FormerOrganisation::shortCode))
                .or(() -> record.former().flatMap(FormerOrganisation::organisationId))
                .orElse("another one");
    }

    /** Returns whether an error of this reason names both organisations. */
    static boolean isMeant(Reason reason) {
        return reason == Reason.WRONG_TENANT || reason == Reason.DEMO_COMPANY_RESET;
    }

    /**
     * A reset gives the demo company another tenant id, and the former one is no longer listed. Its name begins with the
     * words "Demo Company" in every country, and a reset may choose another country.
     */
    @Assumes({Assumption.DEMO_RESET_CHANGES_TENANT, Assumption.DEMO_COMPANY_NAME})
    private static boolean isResetDemo(ConnectionRecord record, List<RemoteTenant> listed) {
        boolean demoToDemo = isDemo(record.expectedName())
                && isDemo(record.candidate().flatMap(Candidate::chosen).map(Tenant::name));
        boolean formerIsListed = listed.stream()
                .anyMatch(remote -> record.tenantId()
                        .filter(remote.tenant().tenantId()::equals)
                        .isPresent());
        return demoToDemo && !formerIsListed;
    }

    private static boolean isDemo(Optional<String> name) {
        return name.filter(text -> text.startsWith("Demo Company")).isPresent();
    }
}
