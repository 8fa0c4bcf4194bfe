package io.xeroconnect.internal.app;

import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.refresh.Refresher;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import java.util.Optional;

/**
 * Asks Xero about a secret that nobody has tried yet, before a third one is kept. Only two are kept, the newest and the
 * one that was seen to work: if the untried one is in force it may be the only one, and must not be let go.
 */
public final class UntriedSecret {
    private final AppSettings apps;
    private final AppProbe probe;
    private final Refresher refresher;

    /** Creates the question. */
    public UntriedSecret(AppSettings apps, AppProbe probe, Refresher refresher) {
        this.apps = apps;
        this.probe = probe;
        this.refresher = refresher;
    }

    /** As {@link #provenBefore(ConnectionKey, XeroApp, Optional)}, for an app that is about to be stored. */
    public Optional<XeroApp> provenBefore(Stored stored, XeroApp next) {
        return apps.former(stored.record(), next)
                .flatMap(former -> provenBefore(stored.key(), former, next.clientSecret()));
    }

    /**
     * Returns the kept app if its newer secret would be let go for this one and Xero accepts it. At most one request, and
     * none where nothing is let go.
     *
     * @throws TemporarilyUnavailableException if Xero gave no answer to judge by; store nothing then
     */
    Optional<XeroApp> provenBefore(ConnectionKey key, XeroApp kept, Optional<String> secret) {
        boolean letsGo = kept.previousSecret().isPresent()
                && !kept.clientSecret().equals(secret)
                && !kept.previousSecret().equals(secret);
        Optional<XeroApp> proven = Optional.of(kept).filter(app -> letsGo && probe.requireAnswer(key, app));
        proven.ifPresent(refresher::appAccepted);
        return proven;
    }
}
