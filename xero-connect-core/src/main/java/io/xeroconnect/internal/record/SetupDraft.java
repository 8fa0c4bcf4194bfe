package io.xeroconnect.internal.record;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How far the owner has come with a set-up, kept so that another node or another day goes on at the right step.
 *
 * @param path the way that was begun
 * @param ticked the steps that the owner has ticked
 * @param clientId the client id that was entered on this way
 * @param secret the secret that was entered before its client id was
 * @param appKept whether both were entered and became the connection's app
 */
public record SetupDraft(
        String path, Set<String> ticked, Optional<String> clientId, Optional<String> secret, boolean appKept) {
    /** Copies the steps. */
    public SetupDraft {
        ticked = Set.copyOf(ticked);
    }

    /** Returns a way on which nothing is done yet. */
    public static SetupDraft begun(String path) {
        return new SetupDraft(path, Set.of(), Optional.empty(), Optional.empty(), false);
    }

    /** Returns this draft with one more step ticked. */
    public SetupDraft tick(String step) {
        Set<String> more = new LinkedHashSet<>(ticked);
        more.add(step);
        return new SetupDraft(path, more, clientId, secret, appKept);
    }

    /** Returns this draft with this client id; the secret of another one does not belong to it. */
    public SetupDraft withClientId(String id) {
        boolean same = !appKept || clientId.equals(Optional.of(id));
        return new SetupDraft(path, ticked, Optional.of(id), secret, appKept && same);
    }

    /** Returns this draft with a secret that waits for its client id. */
    public SetupDraft withSecret(String value) {
        return new SetupDraft(path, ticked, clientId, Optional.of(value), false);
    }

    /** Returns this draft after its app was kept with the connection. */
    public SetupDraft kept() {
        return new SetupDraft(path, ticked, clientId, Optional.empty(), true);
    }

    @Override
    public String toString() {
        return "SetupDraft[" + path + ", " + ticked + ", secret redacted]";
    }
}
