package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.model.Scope;
import io.xeroconnect.model.XeroEndpoints;
import java.util.Optional;
import java.util.Set;

/**
 * How a manager was built, as far as support may see it.
 *
 * @param store the class of the store
 * @param transport the class of the HTTP transport
 * @param clock the class of the clock
 */
public record ManagerSettings(
        XeroEndpoints endpoints,
        Set<Scope> scopes,
        Timings timings,
        Optional<String> deployment,
        String store,
        String transport,
        String clock) {}
