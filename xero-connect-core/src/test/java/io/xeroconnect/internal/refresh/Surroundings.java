package io.xeroconnect.internal.refresh;

import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.Lease;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.internal.refresh.World.LateWrite;
import io.xeroconnect.internal.time.Timings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happens around the two nodes: delayed messages, consents, ends, and time. */
final class Surroundings {
    private static final long LONGER_THAN_GRACE =
            Timings.DEFAULT.gracePeriod().plusMinutes(1).toMillis();

    private final Rules rules;

    Surroundings(Rules rules) {
        this.rules = rules;
    }

    void steps(World w, Step step) {
        for (int i = 0; i < w.orphanedRequests.size(); i++) {
            arrive(w, i, step);
        }
        for (int i = 0; i < w.lateWrites.size(); i++) {
            land(w, i, step);
        }
        consent(w, step);
        disconnect(w, step);
        if (w.may(Fault.FORGET) && w.exists()) {
            World next = w.copy().spend(Fault.FORGET);
            next.delete();
            step.to(next, () -> "the connection is forgotten");
        }
        if (w.may(Fault.UNRELATED_WRITE) && w.exists()) {
            World next = w.copy().spend(Fault.UNRELATED_WRITE);
            next.write(w.record.with(f -> f.tenantGone(false)));
            step.to(next, () -> "an unrelated field is written");
        }
        if (w.isAtRest()) {
            wait(w, Fault.REST, step);
        } else if (isDown(w.nodes[0]) && isDown(w.nodes[1]) && !w.requestsUnderWay()) {
            wait(w, Fault.LONG_OUTAGE, step);
        }
    }

    /** Whether a node does nothing, or only waits for the store to be back. */
    private static boolean isDown(Node node) {
        return node.at == Node.At.IDLE || node.at == Node.At.COMMITTING || node.at == Node.At.LEAVING;
    }

    private static void wait(World w, Fault fault, Step step) {
        if (w.may(fault)) {
            World next = w.copy().spend(fault);
            next.now += LONGER_THAN_GRACE;
            step.to(next, () -> "more than the grace period passes");
        }
    }

    private static void arrive(World w, int i, Step step) {
        int token = w.orphanedRequests.get(i);
        World lost = w.copy();
        lost.orphanedRequests = without(w.orphanedRequests, i);
        step.to(lost, () -> "the delayed request with " + Names.token(w, token) + " never arrives");
        World served = w.copy();
        served.orphanedRequests = lost.orphanedRequests;
        int result = served.serve(token);
        step.to(
                served,
                () -> "the server answers the delayed request with " + Names.token(w, token) + ": "
                        + Names.token(served, result) + ", which nobody hears");
    }

    private static void land(World w, int i, Step step) {
        LateWrite late = w.lateWrites.get(i);
        World next = w.copy();
        next.lateWrites = without(w.lateWrites, i);
        if (late.expectedVersion() == w.version) {
            next.write(late.next(), late.version());
        }
        step.to(next, () -> "the late write " + (next.version == w.version ? "is void" : "lands"));
    }

    private void consent(World w, Step step) {
        Optional<Candidate> candidate = w.record.candidate();
        if (candidate.isPresent()) {
            promote(w, candidate.get(), step);
        } else if (w.may(Fault.CONSENT)) {
            for (boolean revokes : new boolean[] {false, true}) {
                if (!revokes || w.may(Fault.CONSENT_REVOKES)) {
                    World next = w.copy().spend(Fault.CONSENT);
                    storeCandidate(revokes ? next.spend(Fault.CONSENT_REVOKES) : next, revokes);
                    step.to(
                            next,
                            () -> "the owner consents again, the former tokens "
                                    + (revokes ? "are revoked" : "stay valid"));
                }
            }
        }
    }

    private static void storeCandidate(World next, boolean revokes) {
        next.grants = next.grants.copy();
        if (revokes) {
            next.grants.revoke(next.consent);
            next.revoked = true;
        }
        next.consents++;
        TokenSet tokens = next.tokenSet(next.grants.consented(next.consents));
        next.write(
                next.record.with(f -> f.candidate(Optional.of(Candidate.unchecked(tokens, Optional.empty(), "", 0)))));
    }

    private void promote(World w, Candidate candidate, Step step) {
        World next = w.copy();
        next.consent = next.consents;
        next.ended = false;
        next.revoked = false;
        next.write(rules.promoted(w.record, candidate, next.nextMoment()));
        step.to(next, () -> "the new consent is checked and promoted");
    }

    /** A disconnect takes the lease, talks to the server, and drops the tokens. */
    private void disconnect(World w, Step step) {
        if (!w.disconnector.isEmpty()) {
            World next = w.copy();
            next.disconnector = "";
            if (w.exists()) {
                next.ended = true;
                next.write(rules.disconnected(w.record, next.nextMoment()));
            }
            step.to(next, () -> "the disconnect drops the tokens");
            if (w.may(Fault.CRASH)) {
                World crashed = w.copy().spend(Fault.CRASH);
                crashed.disconnector = "";
                step.to(crashed, () -> "the disconnect crashes");
            }
        } else if (w.may(Fault.DISCONNECT)
                && w.record.tokens().isPresent()
                && w.record.lease().isEmpty()) {
            World next = w.copy().spend(Fault.DISCONNECT);
            Lease lease = next.newLease();
            ConnectionRecord leased = w.record.with(f -> f.lease(Optional.of(lease)));
            next.disconnector = lease.owner();
            next.write(leased);
            step.to(next, () -> "a disconnect takes the lease");
        }
    }

    private static <T> List<T> without(List<T> list, int i) {
        List<T> rest = new ArrayList<>(list);
        rest.remove(i);
        return List.copyOf(rest);
    }
}
