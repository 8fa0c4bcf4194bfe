package io.xeroconnect.internal.authorization;

import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.AuthorizationFailedException.Reason;
import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.internal.record.ChosenTenant;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.wire.RemoteTenant;
import io.xeroconnect.model.Assumes;
import io.xeroconnect.model.Assumption;
import java.util.List;
import java.util.Optional;

/** What is known, and said, of a consent for another organisation than the expected one. */
final class WrongTenant {
    private WrongTenant() {}

    /**
     * Returns the organisation that the owner chose instead.
     *
     * <p>A link that carries this consent's id, that was never updated since it was created, and that was not listed
     * before, is one that this consent made. Any doubt counts as "existed before", since that link is then never
     * removed.
     */
    @Assumes(Assumption.NEW_LINK_HAS_EQUAL_STAMPS)
    static ChosenTenant chosen(RemoteTenant other, String consent, ConnectionRecord before) {
        boolean made =
                !consent.isEmpty() && other.consent().filter(consent::equals).isPresent();
        boolean unchanged = other.createdAt() > 0 && other.createdAt() == other.updatedAt();
        boolean listedBefore = before.tenants().stream()
                .anyMatch(
                        known -> known.tenant().tenantId().equals(other.tenant().tenantId()));
        return new ChosenTenant(other.tenant(), made && unchanged && !listedBefore);
    }

    /** Returns the error that names both organisations. */
    static AuthorizationFailedException error(Stored held, List<RemoteTenant> listed) {
        Reason reason = isResetDemo(held.record(), listed) ? Reason.DEMO_COMPANY_RESET : Reason.WRONG_TENANT;
        return new AuthorizationFailedException(
                reason, ErrorContext.of(held.key()).detail(names(held.record())));
    }

    /** Returns a sentence with both names. */
    static String names(ConnectionRecord record) {
        String chosen = record.candidate()
                .flatMap(Candidate::chosen)
                .map(other -> other.tenant().name())
                .orElse("another one");
        return "Connected: " + record.tenantName().orElse("the former one") + ". Chosen: " + chosen + ".";
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
        boolean demoToDemo = isDemo(record.tenantName())
                && isDemo(record.candidate()
                        .flatMap(Candidate::chosen)
                        .map(c -> c.tenant().name()));
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
