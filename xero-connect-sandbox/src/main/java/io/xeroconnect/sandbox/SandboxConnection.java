package io.xeroconnect.sandbox;

import io.xeroconnect.sandbox.internal.state.Connection;
import java.time.Instant;
import java.util.UUID;

/**
 * A link between an app and an organisation, as it was when asked for.
 *
 * @param id the connection id, which is not the tenant id
 * @param authEventId the consent that made it
 * @param created when the organisation was first connected, even if it was disconnected since
 * @param updated when the organisation was last connected
 */
public record SandboxConnection(
        UUID id, UUID tenantId, String tenantName, UUID authEventId, Instant created, Instant updated) {
    static SandboxConnection of(Connection connection) {
        return new SandboxConnection(
                connection.id(),
                connection.organisation().tenantId(),
                connection.organisation().name(),
                connection.authEventId(),
                connection.created(),
                connection.updated());
    }
}
