package io.xeroconnect.examples.verify;

import io.xeroconnect.model.XeroEndpoints;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** The requests to Xero's API, each with an access token. */
final class ApiCalls {
    private final XeroEndpoints endpoints;
    private final Wire wire;

    ApiCalls(XeroEndpoints endpoints, Wire wire) {
        this.endpoints = endpoints;
        this.wire = wire;
    }

    Reply links(Tokens tokens) throws IOException, InterruptedException {
        return wire.get(endpoints.connections(), bearer(tokens), Map.of());
    }

    Reply delete(Tokens tokens, Link link) throws IOException, InterruptedException {
        return wire.delete(URI.create(endpoints.connections() + "/" + link.id()), bearer(tokens));
    }

    /** Reads a resource of the tenant, for example {@code Organisation}. */
    Reply read(Tokens tokens, Link link, String resource) throws IOException, InterruptedException {
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + tokens.accessToken(), "xero-tenant-id", link.tenantId());
        return wire.get(endpoints.api().resolve(resource), headers, Map.of());
    }

    private static Map<String, String> bearer(Tokens tokens) {
        return Map.of("Authorization", "Bearer " + tokens.accessToken());
    }
}
