package io.xeroconnect.internal.refresh;

import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.refresh.Node.At;
import io.xeroconnect.internal.refresh.World.LateWrite;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The writes of a node: each may succeed, be refused, or throw so that nobody knows. */
final class Writes {
    private final Rules rules;

    Writes(Rules rules) {
        this.rules = rules;
    }

    /** The node's next write, in every way that it may end. */
    void steps(World w, int k, Step step) {
        Node node = w.nodes[k];
        String what = Names.write(w, k);
        if (node.unknown != 0) {
            World next = w.copy();
            readAgain(next, k);
            step.to(next, () -> what + ": the store is asked after the exception, " + Names.state(next, k));
        } else if (node.seenVersion == w.version) {
            succeeds(w, k, what, step);
        } else {
            World next = w.copy();
            refused(next, k);
            step.to(next, () -> what + ": refused by its version, " + Names.state(next, k));
        }
    }

    private void succeeds(World w, int k, String what, Step step) {
        ConnectionRecord written = content(w, w.nodes[k]);
        World done = w.copy();
        done.write(written);
        written(done, k);
        step.to(done, () -> what);
        if (w.may(Fault.WRITE_THROWS)) {
            World unknown = w.copy().spend(Fault.WRITE_THROWS);
            unknown.write(written);
            unknown.change(k).unknown = unknown.version;
            step.to(unknown, () -> what + ": written, but an exception is thrown");
            World nothing = w.copy().spend(Fault.WRITE_THROWS);
            threw(nothing, k);
            step.to(nothing, () -> what + ": throws, nothing is written");
        }
        if (w.may(Fault.WRITE_LANDS_LATER)) {
            World later = w.copy().spend(Fault.WRITE_LANDS_LATER);
            long version = later.nextName();
            later.lateWrites = Stream.concat(
                            w.lateWrites.stream(), Stream.of(new LateWrite(written, w.version, version)))
                    .toList();
            later.change(k).unknown = version;
            step.to(later, () -> what + ": throws, and may still be written later");
        }
    }

    private ConnectionRecord content(World w, Node node) {
        return switch (node.at) {
            case CLAIMING, RECLAIMING -> node.claim.record();
            case COMMITTING -> rules.committed(node.seen, node.claim, node.granted, w.now);
            case LEAVING -> rules.withOrphan(node.seen, node.granted, w.now);
            case RELEASING -> rules.released(node.seen, node.claim, w.now);
            case ENDING -> rules.dead(node.seen);
            case IDLE, CLAIMED, POSTED -> throw new IllegalStateException("Nothing to write " + node.at);
        };
    }

    private void readAgain(World next, int k) {
        boolean isThere = next.version == next.nodes[k].unknown;
        next.change(k).unknown = 0;
        if (isThere) {
            written(next, k);
        } else {
            threw(next, k);
        }
    }

    private static void written(World next, int k) {
        Node node = next.nodes[k];
        if (node.at != At.CLAIMING && node.at != At.RECLAIMING) {
            end(next, k);
            return;
        }
        node = next.change(k);
        node.claimedVersion = next.version;
        node.held = node.claim.lease().owner();
        checkReplay(next, node);
        if (node.late) {
            prepareRelease(node);
        } else {
            node.at = At.CLAIMED;
        }
    }

    /** Of a claim that could not be used. */
    static void prepareRelease(Node node) {
        node.at = At.RELEASING;
        node.seen = node.claim.record();
        node.seenVersion = node.claimedVersion;
    }

    private static void checkReplay(World next, Node node) {
        ConnectionRecord record = node.claim.record();
        int token = node.token();
        boolean intended = record.unfinishedSince().isPresent()
                && record.lease().isPresent()
                && !record.spent().isEmpty()
                && World.numberOf(record.spent().get(0)) == token;
        long bit = 1L << token;
        boolean replays = (next.sent & next.superseded & bit) != 0;
        boolean allNewerRefused = World.tokensIn(record)
                .filter(known -> next.grants.isAncestor(token, known))
                .allMatch(known -> (next.refused & (1L << known)) != 0);
        boolean refusedAlready = (node.refused & bit) != 0;
        if (!intended || refusedAlready || (replays && !allNewerRefused)) {
            next.found(Finding.I2_NEEDLESS_REPLAY);
        }
    }

    private static void end(World next, int k) {
        int granted = World.numberOf(next.nodes[k].granted);
        boolean usable = granted != 0 && next.grants.consent(granted) == next.consent && !next.ended;
        if (usable
                && next.grants.accepts(granted, next.now)
                && World.tokensIn(next.record).noneMatch(token -> next.grants.accepts(token, next.now))) {
            next.found(Finding.TOKENS_LET_GO);
        }
        next.nodes[k] = new Node();
    }

    /** A failed commit begins again with the claim; everything else is given up and recovered by whoever looks. */
    private static void threw(World next, int k) {
        Node node = next.nodes[k];
        if (node.at != At.COMMITTING && node.at != At.LEAVING) {
            next.nodes[k] = new Node();
            return;
        }
        node = next.change(k);
        node.at = At.COMMITTING;
        node.seen = node.claim.record();
        node.seenVersion = node.claimedVersion;
    }

    private void refused(World next, int k) {
        switch (next.nodes[k].at) {
            case CLAIMING, RECLAIMING -> next.nodes[k] = new Node();
            case COMMITTING, LEAVING -> overtaken(next, k);
            case RELEASING -> releaseAgain(next, k);
            case ENDING -> nextToken(next, k);
            case IDLE, CLAIMED, POSTED -> throw new IllegalStateException("Nothing written");
        }
    }

    private void overtaken(World next, int k) {
        Node node = next.nodes[k];
        switch (rules.overtaken(next.stored(), node.claim, node.granted)) {
            case COMMIT_AGAIN -> prepare(next, k, At.COMMITTING);
            case LEAVE_AS_ORPHAN -> prepare(next, k, At.LEAVING);
            case DONE, DROP -> end(next, k);
        }
    }

    private void releaseAgain(World next, int k) {
        if (rules.holds(next.record, next.nodes[k].claim)) {
            prepare(next, k, At.RELEASING);
        } else {
            next.nodes[k] = new Node();
        }
    }

    /** After a refusal: the next token that the record knows, or the end. */
    void nextToken(World next, int k) {
        Node node = next.nodes[k];
        if (!next.exists() || !rules.holds(next.record, node.claim)) {
            next.nodes[k] = new Node();
            return;
        }
        Optional<RefreshRules.Claim> claim =
                rules.claimNext(next.record, next.newLease(), names(node.refused), node.claim.disputed());
        prepare(next, k, claim.isPresent() ? At.RECLAIMING : At.ENDING);
        claim.ifPresent(found -> next.nodes[k].claim = found);
    }

    private static Set<String> names(long tokens) {
        return BitSet.valueOf(new long[] {tokens}).stream()
                .mapToObj(token -> "t" + token)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static void prepare(World next, int k, At write) {
        Node node = next.change(k);
        node.at = write;
        node.seen = next.record;
        node.seenVersion = next.version;
    }
}
