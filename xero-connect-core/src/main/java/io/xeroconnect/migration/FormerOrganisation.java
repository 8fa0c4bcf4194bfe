package io.xeroconnect.migration;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an OAuth 1.0a integration remembers of the organisation it was connected to, so that no other one takes its place.
 * Give whatever is known. The tenant id decides alone; without one, the organisation id is compared, else the short code,
 * else the name. Immutable.
 *
 * @param tenantId the {@code xero-tenant-id}
 * @param organisationId the {@code OrganisationID} of the Organisation endpoint
 * @param shortCode the {@code ShortCode} of the Organisation endpoint, for example {@code !23eYt}
 * @param name its name in Xero, compared without regard to case and spaces
 */
public record FormerOrganisation(
        Optional<String> tenantId, Optional<String> organisationId, Optional<String> shortCode, Optional<String> name) {
    /** Nothing is known. */
    public static final FormerOrganisation UNKNOWN =
            new FormerOrganisation(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final int LONGEST = 255;

    /**
     * Refuses what cannot be a value of Xero's.
     *
     * @throws IllegalArgumentException if one is empty, has more than 255 characters, or holds an invisible one
     */
    public FormerOrganisation {
        requireText("tenant id", tenantId);
        requireText("organisation id", organisationId);
        requireText("short code", shortCode);
        requireText("name", name);
    }

    private static Optional<String> given(String what, String value) {
        return Optional.of(Objects.requireNonNull(
                value, () -> "The " + what + " of the former organisation is null; leave it out if it is not known."));
    }

    private static void requireText(String what, Optional<String> value) {
        Objects.requireNonNull(value, () -> "The " + what + " of the former organisation is null; leave it out.");
        boolean malformed = value.filter(text -> text.isBlank()
                        || text.length() > LONGEST
                        || text.chars().anyMatch(Character::isISOControl))
                .isPresent();
        if (malformed) {
            throw new IllegalArgumentException("The " + what + " of the former organisation is empty, has more than "
                    + LONGEST + " characters, or holds an invisible one. Pass it as Xero showed it, or leave it out.");
        }
    }

    /** Returns this with the {@code xero-tenant-id}. */
    public FormerOrganisation withTenantId(String value) {
        return new FormerOrganisation(given("tenant id", value), organisationId, shortCode, name);
    }

    /** Returns this with the {@code OrganisationID}. */
    public FormerOrganisation withOrganisationId(String value) {
        return new FormerOrganisation(tenantId, given("organisation id", value), shortCode, name);
    }

    /** Returns this with the {@code ShortCode}. */
    public FormerOrganisation withShortCode(String value) {
        return new FormerOrganisation(tenantId, organisationId, given("short code", value), name);
    }

    /** Returns this with the name. */
    public FormerOrganisation withName(String value) {
        return new FormerOrganisation(tenantId, organisationId, shortCode, given("name", value));
    }

    /** Returns whether nothing is known, so that nothing can be compared. */
    public boolean isUnknown() {
        return Stream.of(tenantId, organisationId, shortCode, name).allMatch(Optional::isEmpty);
    }
}
