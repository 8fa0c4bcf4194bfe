package io.xeroconnect.acceptance;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** One organisation behind {@code /connections}, and its name. Access is checked before a request comes here. */
@RestController
class IndependentServerApi {
    static final String TENANT_ID = "6d0a4b4e-50f1-4a4c-9a8a-0c7a40b0c8e1";
    private static final String LINK_ID = "e1eede29-f875-4a5d-8470-17f6a29a88b1";

    private final Map<String, Map<String, String>> links = new ConcurrentHashMap<>(Map.of(
            LINK_ID,
            Map.of(
                    "id", LINK_ID,
                    "tenantId", TENANT_ID,
                    "tenantType", "ORGANISATION",
                    "tenantName", "Corner Shop",
                    "createdDateUtc", "2026-01-05T09:30:00.1234567",
                    "updatedDateUtc", "2026-01-05T09:30:00.1234567")));

    /** Returns what is connected. */
    @GetMapping("/connections")
    List<Map<String, String>> connections() {
        return List.copyOf(links.values());
    }

    /** Removes a link. */
    @DeleteMapping("/connections/{id}")
    ResponseEntity<Void> disconnect(@PathVariable("id") String id) {
        boolean known = links.remove(id) != null;
        return ResponseEntity.status(known ? HttpStatus.NO_CONTENT : HttpStatus.NOT_FOUND)
                .build();
    }

    /** Returns the organisation. */
    @GetMapping("/api/Organisation")
    ResponseEntity<Map<String, List<Map<String, String>>>> organisation(
            @RequestHeader("xero-tenant-id") String tenantId) {
        return tenantId.equals(TENANT_ID)
                ? ResponseEntity.ok(Map.of("Organisations", List.of(Map.of("Name", "Corner Shop"))))
                : ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }
}
