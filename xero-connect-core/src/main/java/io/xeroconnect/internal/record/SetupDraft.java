package io.xeroconnect.internal.record;

import io.xeroconnect.setup.SetupStep;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How far the owner has come with a set-up, kept so that another node or another day goes on at the right step.
 *
 * @param path the way that was begun
 * @param ticked the steps that the owner has ticked
 * @param reopened the steps that the owner has gone back to, whatever was entered there
 * @param clientId the client id that was entered
 * @param secret the secret that was entered and is not the connection's yet
 * @param appKept whether both were entered and became the connection's app
 * @param refused whether Xero refused that app in its first consent, while another one lives on
 */
public record SetupDraft(
        String path,
        Set<String> ticked,
        Set<String> reopened,
        Optional<String> clientId,
        Optional<String> secret,
        boolean appKept,
        boolean refused) {
    /** Copies the steps. */
    public SetupDraft {
        ticked = Set.copyOf(ticked);
        reopened = Set.copyOf(reopened);
    }

    /** Returns a way on which nothing is done yet. */
    public static SetupDraft begun(String path) {
        return new SetupDraft(path, Set.of(), Set.of(), Optional.empty(), Optional.empty(), false, false);
    }

    /** Returns another way with what was entered on this one; these steps of it are open all the same. */
    public SetupDraft onto(String anotherPath, Set<String> open) {
        return new SetupDraft(anotherPath, Set.of(), open, clientId, secret, appKept, refused);
    }

    /** Returns this draft with one more step ticked. */
    public SetupDraft tick(String step) {
        return withSteps(union(ticked, Set.of(step)), without(reopened, Set.of(step)));
    }

    /** Returns this draft after the owner went back to these steps. */
    public SetupDraft reopen(Collection<String> steps) {
        return withSteps(without(ticked, steps), union(reopened, steps));
    }

    /** Returns this draft after the owner has seen to a step again. */
    public SetupDraft close(String step) {
        return withSteps(ticked, without(reopened, Set.of(step)));
    }

    /** Returns this draft after a consent that no test has seen yet. */
    public SetupDraft untested() {
        return reopen(Set.of(SetupStep.Id.TEST.name()));
    }

    private SetupDraft withSteps(Set<String> nowTicked, Set<String> nowReopened) {
        return new SetupDraft(path, nowTicked, nowReopened, clientId, secret, appKept, refused);
    }

    /** Returns this draft with this client id; the secret of another one does not belong to it. */
    public SetupDraft withClientId(String id) {
        boolean same = clientId.equals(Optional.of(id));
        return new SetupDraft(path, ticked, reopened, Optional.of(id), secret, appKept && same, refused && same);
    }

    /** Returns this draft with a secret that is not the connection's yet. */
    public SetupDraft withSecret(String value) {
        return new SetupDraft(path, ticked, reopened, clientId, Optional.of(value), false, false);
    }

    /** Returns this draft after its app was kept with the connection. */
    public SetupDraft kept() {
        return new SetupDraft(path, ticked, reopened, clientId, Optional.empty(), true, false);
    }

    /** Returns this draft with or without Xero's word that it refuses the app. */
    public SetupDraft refused(boolean value) {
        return new SetupDraft(path, ticked, reopened, clientId, secret, appKept, value);
    }

    private static Set<String> union(Set<String> some, Collection<String> more) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(more);
        return all;
    }

    private static Set<String> without(Set<String> some, Collection<String> fewer) {
        Set<String> rest = new LinkedHashSet<>(some);
        rest.removeAll(fewer);
        return rest;
    }

    @Override
    public String toString() {
        return "SetupDraft[" + path + ", " + ticked + ", secret redacted]";
    }
}
