package io.xeroconnect.examples.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.model.Assumption;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.XeroSandbox;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Runs the kit at a server with Xero's paths, unattended and without waiting. */
final class Kits {
    private Kits() {}

    static KitResult run(XeroSandbox xero, OwnerAtHand owner) throws InterruptedException {
        return run(xero, owner, owner.webApp(), xero.baseUri());
    }

    static KitResult run(XeroSandbox xero, OwnerAtHand owner, XeroApp app, URI base) throws InterruptedException {
        XeroEndpoints direct = XeroEndpoints.at(xero.baseUri());
        XeroEndpoints there = XeroEndpoints.at(base);
        XeroEndpoints endpoints = new XeroEndpoints(
                direct.authorization(),
                there.token(),
                there.revocation(),
                there.keys(),
                there.connections(),
                there.api(),
                there.migration(),
                direct.issuer());
        KitSettings settings = new KitSettings(app, endpoints, Optional.of(base.resolve("/oauth/migrate")), true);
        return new RealityKit(settings, owner, owner, xero::advance).run();
    }

    static Map<Assumption, Outcome> outcomes(KitResult result) {
        return result.verdicts().stream().collect(Collectors.toMap(Verdict::assumption, Verdict::outcome));
    }

    static Verdict verdict(KitResult result, Assumption assumption) {
        Optional<Verdict> found = result.verdicts().stream()
                .filter(verdict -> verdict.assumption() == assumption)
                .findFirst();
        assertThat(found).isPresent();
        return found.orElseThrow();
    }
}
