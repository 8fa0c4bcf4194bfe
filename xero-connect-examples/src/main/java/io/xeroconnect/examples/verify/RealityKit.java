package io.xeroconnect.examples.verify;

import io.xeroconnect.callback.CallbackHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures every assumption once, at a throw-away connection that is used up on the way:
 *
 * <ol>
 *   <li>what can be seen of the app and the consent page without a consent;
 *   <li>the first consent, its organisation, and refreshes;
 *   <li>what needs the owner's hands, as far as the owner wants;
 *   <li>replays, which a strict server may answer by ending the connection, and the long waits;
 *   <li>disconnecting, and revoking whatever is left.
 * </ol>
 *
 * <p>It speaks HTTP itself, because what is on the wire is what is measured. For one use on one thread; blocks.
 */
public final class RealityKit {
    private final Secrets secrets = new Secrets();
    private final Session session;
    private final EndMeasurements end;
    private final Pause pause;

    /**
     * Creates the kit.
     *
     * @param browser sends the owner to a consent page, each time to the same redirect URI
     * @param owner does by hand what else is needed
     * @param pause waits; only if the settings say so
     */
    public RealityKit(KitSettings settings, CallbackHandler browser, Owner owner, Pause pause) {
        Consents consents = new Consents(settings.app(), settings.endpoints(), browser, secrets);
        this.session = new Session(settings, new Wire(secrets), secrets, consents, owner);
        this.end = new EndMeasurements(session);
        this.pause = pause;
    }

    /** Measures everything; what cannot be measured has a verdict that says why. */
    public KitResult run() throws InterruptedException {
        List<Verdict> verdicts = new ArrayList<>();
        for (Measurement measurement : beforeConsent()) {
            verdicts.add(run(measurement));
        }
        session.wire().step("consent");
        session.connect();
        for (Measurement measurement : afterConsent()) {
            verdicts.add(run(measurement));
        }
        String ending = end.cleanUp();
        return new KitResult(verdicts, session.wire().transcript(), ending).without(secrets);
    }

    /** Returns the measurements in the order in which they run. */
    List<Measurement> measurements() {
        return Stream.of(beforeConsent(), afterConsent()).flatMap(List::stream).toList();
    }

    private List<Measurement> beforeConsent() {
        return Stream.of(new AppMeasurements(session).all(), new PageMeasurements(session).all())
                .flatMap(List::stream)
                .toList();
    }

    private List<Measurement> afterConsent() {
        RefreshMeasurements refreshes = new RefreshMeasurements(session);
        return Stream.of(
                        new ConsentMeasurements(session).all(),
                        new TenantMeasurements(session).all(),
                        refreshes.all(),
                        new OwnerMeasurements(session).all(),
                        refreshes.replays(),
                        new LongMeasurements(session, pause).all(),
                        end.all())
                .flatMap(List::stream)
                .toList();
    }

    private Verdict run(Measurement measurement) throws InterruptedException {
        session.wire().step(measurement.assumption().name());
        return measurement.run();
    }
}
