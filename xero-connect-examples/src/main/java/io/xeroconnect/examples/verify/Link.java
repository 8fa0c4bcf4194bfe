package io.xeroconnect.examples.verify;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One item of {@code /connections}. What the answer leaves out is an empty text.
 *
 * @param created without a zone, as Xero writes it
 * @param updated without a zone, as Xero writes it
 */
record Link(String id, String tenantId, String tenantName, String authEventId, String created, String updated) {
    static List<Link> in(Reply reply) {
        return reply.items().stream().map(Json::members).map(Link::of).toList();
    }

    private static Link of(Map<String, Object> item) {
        return new Link(
                text(item, "id"),
                text(item, "tenantId"),
                text(item, "tenantName"),
                text(item, "authEventId"),
                text(item, "createdDateUtc"),
                text(item, "updatedDateUtc"));
    }

    /** Returns the link that this consent was for, as far as the list tells. */
    static Optional<Link> of(List<Link> links, String consentId) {
        return links.stream()
                .filter(link -> !consentId.isEmpty() && link.authEventId.equals(consentId))
                .findFirst()
                .or(() -> links.stream().max(Comparator.comparing(Link::updated)));
    }

    static Optional<Link> ofTenant(List<Link> links, String tenantId) {
        return links.stream().filter(link -> link.tenantId.equals(tenantId)).findFirst();
    }

    /** Returns whether it was made at this time or later; false if its dates cannot be read. */
    boolean isSince(Instant time) {
        try {
            return !LocalDateTime.parse(created).toInstant(ZoneOffset.UTC).isBefore(time);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String text(Map<String, Object> item, String name) {
        return String.valueOf(item.getOrDefault(name, ""));
    }
}
