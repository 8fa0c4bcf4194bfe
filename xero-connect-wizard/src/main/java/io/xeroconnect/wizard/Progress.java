package io.xeroconnect.wizard;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.setup.SetupGuide;
import io.xeroconnect.setup.SetupPath;
import io.xeroconnect.setup.SetupStep;
import java.util.Arrays;
import java.util.Optional;

/** Tells a page that is open already how far the set-up has come meanwhile. */
final class Progress {
    private final Parts parts;

    Progress(Parts parts) {
        this.parts = parts;
    }

    PageResponse answer(Visit visit) {
        return Answers.text(state(parts.xero().setup(visit.key(), visit.path())));
    }

    static String address(Parts parts, SetupGuide guide) {
        return parts.at()
                .page(
                        "progress",
                        Visit.KEY,
                        guide.key().value(),
                        Visit.PATH,
                        guide.path().name());
    }

    /** Returns a word that changes when the page has something else to show. */
    static String state(SetupGuide guide) {
        String step = guide.current().map(now -> now.id().name()).orElse("COMPLETE");
        String waiting = guide.connection()
                .flatMap(XeroConnection::tenantToConfirm)
                .map(Tenant::tenantId)
                .orElse("");
        return step + " " + waiting;
    }

    /** Returns the way that was begun, whichever of the two it is. */
    static Optional<SetupGuide> running(ConnectionManager xero, ConnectionKey key) {
        return Arrays.stream(SetupPath.values())
                .map(path -> xero.setup(key, path))
                .filter(Progress::isBegun)
                .findFirst();
    }

    private static boolean isBegun(SetupGuide guide) {
        return guide.steps().stream().anyMatch(step -> step.done() && step.id() != SetupStep.Id.ORGANISATION);
    }
}
