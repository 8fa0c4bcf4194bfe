package io.xeroconnect.internal.refresh;

import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.Lease;
import io.xeroconnect.internal.refresh.Node.At;
import io.xeroconnect.internal.refresh.Node.Request;
import java.util.Optional;
import java.util.stream.Stream;

/** What a node does, from its look at the record to the answer. */
final class Attempts {
    private final Rules rules;
    private final Writes writes;

    Attempts(Rules rules) {
        this.rules = rules;
        this.writes = new Writes(rules);
    }

    void steps(World w, int k, Step step) {
        switch (w.nodes[k].at) {
            case IDLE -> look(w, k, step);
            case CLAIMING, RECLAIMING, COMMITTING, LEAVING, RELEASING, ENDING -> writes.steps(w, k, step);
            case CLAIMED -> send(w, k, step);
            case POSTED -> await(w, k, step);
        }
        if (w.nodes[k].at != At.IDLE && w.may(Fault.CRASH)) {
            World crashed = w.copy().spend(Fault.CRASH);
            leave(crashed, k);
            step.to(crashed, () -> Names.node(k) + " crashes while " + Names.state(w, k));
        }
    }

    private void look(World w, int k, Step step) {
        ConnectionRecord record = w.record;
        if (record.tokens().isEmpty() || record.refused() || record.disconnected()) {
            return;
        }
        if (record.lease().isPresent()) {
            takeOver(w, k, record.lease().get(), step);
        } else if (rules.isUnfinished(record)) {
            start(w.copy(), k, "finds an unfinished refresh", step);
        } else {
            record.confirmAt()
                    .filter(at -> at <= w.now || !w.requestsUnderWay())
                    .ifPresent(at -> {
                        World later = w.copy();
                        later.now = Math.max(later.now, at);
                        start(later, k, "finds that a confirmation is due", step);
                    });
            if (w.may(Fault.DEMAND)) {
                start(w.copy().spend(Fault.DEMAND), k, "has to refresh", step);
            }
        }
    }

    private void takeOver(World w, int k, Lease lease, Step step) {
        Node other = w.nodes[1 - k];
        boolean others = other.owns(lease);
        boolean free = others ? other.late : !lease.owner().equals(w.disconnector);
        if (free) {
            start(w.copy(), k, "sees a lease as lapsed", step);
            return;
        }
        if (others && !other.isSending() && w.may(Fault.STORE_OUTAGE)) {
            World next = w.copy().spend(Fault.STORE_OUTAGE);
            next.change(1 - k).late = true;
            start(next, k, "sees the other's lease as lapsed after an outage of the store", step);
        }
        if (w.may(Fault.PAUSE)) {
            World next = w.copy().spend(Fault.PAUSE);
            next.change(1 - k).paused = true;
            start(next, k, "sees the other's lease as lapsed, which sleeps", step);
        }
    }

    private void start(World next, int k, String why, Step step) {
        Node node = new Node();
        node.at = At.CLAIMING;
        node.seen = next.record;
        node.seenVersion = next.version;
        node.claim = rules.claim(next.record, next.newLease());
        next.nodes[k] = node;
        step.to(next, () -> Names.node(k) + " reads the record and " + why);
    }

    private static void send(World w, int k, Step step) {
        int token = w.nodes[k].token();
        World sent = w.copy();
        Node node = sent.change(k);
        node.at = At.POSTED;
        node.request = Request.UNDER_WAY;
        sent.sent |= 1L << token;
        Node other = w.nodes[1 - k];
        if (other.isSending() && other.token() == token) {
            sent.found(Finding.I1_SENT_BY_TWO_HOLDERS);
        }
        step.to(sent, () -> Names.node(k) + " sends " + Names.token(w, token));
        if (w.may(Fault.NEVER_SENT)) {
            World unsent = w.copy().spend(Fault.NEVER_SENT);
            Writes.prepareRelease(unsent.change(k));
            step.to(unsent, () -> Names.node(k) + " could not send");
        }
    }

    private void await(World w, int k, Step step) {
        Node node = w.nodes[k];
        switch (node.request) {
            case UNDER_WAY -> served(w, k, step);
            case GRANTED -> granted(w, k, step);
            case REFUSED -> refused(w, k, step);
            case NONE, LOST -> {}
        }
        if (node.request == Request.LOST) {
            World next = w.copy();
            next.nodes[k] = new Node();
            step.to(next, () -> Names.node(k) + " knows that the outcome is unknown");
            return;
        }
        if (w.may(Fault.LOSS)) {
            World lost = w.copy().spend(Fault.LOSS);
            lost.change(k).request = Request.LOST;
            step.to(
                    lost,
                    () -> "the " + (node.request == Request.UNDER_WAY ? "request" : "reply") + " of " + Names.node(k)
                            + " is lost");
        }
        if (node.late) {
            World gone = w.copy();
            leave(gone, k);
            step.to(gone, () -> Names.node(k) + " no longer listens");
        } else if (w.may(Fault.LATE)) {
            World late = w.copy().spend(Fault.LATE);
            late.change(k).late = true;
            step.to(late, () -> Names.node(k) + "'s deadline passes, it still listens");
        }
    }

    private static void served(World w, int k, Step step) {
        World next = w.copy();
        int token = w.nodes[k].token();
        int result = next.serve(token);
        Node node = next.change(k);
        node.request = result == 0 ? Request.REFUSED : Request.GRANTED;
        node.granted = result == 0 ? Node.NO_TOKENS : next.tokenSet(result);
        step.to(
                next,
                () -> "the server answers " + Names.node(k) + "'s " + Names.token(w, token) + " with "
                        + Names.token(next, result));
    }

    private static void granted(World w, int k, Step step) {
        World next = w.copy();
        Node node = next.change(k);
        node.at = At.COMMITTING;
        node.request = Request.NONE;
        node.seen = node.claim.record();
        node.seenVersion = node.claimedVersion;
        step.to(next, () -> Names.node(k) + " gets " + Names.token(w, World.numberOf(node.granted)));
    }

    /** A refusal that comes after the deadline is not listened to. */
    private void refused(World w, int k, Step step) {
        World next = w.copy();
        if (w.nodes[k].late) {
            next.nodes[k] = new Node();
        } else {
            Node node = next.change(k);
            node.refused |= 1L << node.token();
            next.refused |= node.refused;
            node.request = Request.NONE;
            writes.nextToken(next, k);
        }
        step.to(next, () -> Names.node(k) + " is refused, " + Names.state(next, k));
    }

    /** Its request, if the server has not seen it, stays under way. */
    private static void leave(World next, int k) {
        Node node = next.nodes[k];
        if (node.hasRequestUnderWay()) {
            next.orphanedRequests = Stream.concat(next.orphanedRequests.stream(), Optional.of(node.token()).stream())
                    .toList();
        }
        next.nodes[k] = new Node();
    }
}
