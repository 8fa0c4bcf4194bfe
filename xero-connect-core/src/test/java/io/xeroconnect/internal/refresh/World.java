package io.xeroconnect.internal.refresh;

import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.Lease;
import io.xeroconnect.internal.record.Spent;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.model.ConnectionKey;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A moment of the search: one stored record, two nodes, the server, and what is between them.
 *
 * <p>A step copies the world and changes the copy. Versions, owners and tokens have names that are never used twice in
 * one history; {@link Fingerprint} sees through the names. The clock stands still except where a step waits for it.
 */
final class World {
    static final long BEGIN = 1_000_000_000_000L;
    private static final ConnectionKey KEY = ConnectionKey.of("shop");
    private static final Set<Finding> NONE = EnumSet.noneOf(Finding.class);

    /** A write that threw, was not seen by the read after it, and may still take effect. */
    record LateWrite(ConnectionRecord next, long expectedVersion, long version) {}

    long now = BEGIN;
    long names;
    long version = 1;
    ConnectionRecord record;
    Grants grants;
    final Node[] nodes;

    /** The tokens of requests that are under way although their sender is gone. */
    List<Integer> orphanedRequests = List.of();

    List<LateWrite> lateWrites = List.of();

    /** The owner of the lease of a disconnect under way, or empty. */
    String disconnector = "";

    /** What may still happen, and how often. */
    final EnumMap<Fault, Integer> budget;

    /** The consent that the record belongs to, and how many there were. */
    int consent = 1;

    int consents = 1;
    boolean ended;
    boolean revoked;
    private long promotions;
    private long lastGeneration;

    /** Tokens that were sent; that a node heard refused; of which a descendant was stored as living. A bit each. */
    long sent;

    long refused;
    long superseded;

    /** What the step to this world has done wrong. */
    Set<Finding> findings = NONE;

    World(Grace grace, EnumMap<Fault, Integer> faults) {
        grants = new Grants(grace);
        budget = new EnumMap<>(faults);
        nodes = new Node[] {new Node(), new Node()};
        TokenSet first = tokenSet(grants.consented(consent));
        lastGeneration = BEGIN;
        record = ConnectionRecord.EMPTY.with(f -> f.tokens(Optional.of(first)).nextGeneration(BEGIN));
    }

    private World(World other) {
        now = other.now;
        names = other.names;
        version = other.version;
        record = other.record;
        grants = other.grants;
        nodes = other.nodes.clone();
        orphanedRequests = other.orphanedRequests;
        lateWrites = other.lateWrites;
        disconnector = other.disconnector;
        budget = other.budget.clone();
        consent = other.consent;
        consents = other.consents;
        ended = other.ended;
        revoked = other.revoked;
        promotions = other.promotions;
        lastGeneration = other.lastGeneration;
        sent = other.sent;
        refused = other.refused;
        superseded = other.superseded;
    }

    World copy() {
        return new World(this);
    }

    /** Returns a node of this world, to be changed. */
    Node change(int k) {
        nodes[k] = nodes[k].copy();
        return nodes[k];
    }

    boolean may(Fault fault) {
        return budget.getOrDefault(fault, 0) > 0;
    }

    World spend(Fault fault) {
        budget.merge(fault, -1, Integer::sum);
        return this;
    }

    void found(Finding finding) {
        findings = findings == NONE ? EnumSet.of(finding) : findings;
        findings.add(finding);
    }

    long nextName() {
        return ++names;
    }

    Lease newLease() {
        return new Lease("attempt-" + nextName(), Timings.DEFAULT.lease(), now);
    }

    /** A promotion takes its moment as its name, and no two have the same. */
    long nextMoment() {
        return now + ++promotions;
    }

    /** Access tokens are never the same, even where a replay returns the same refresh token. */
    TokenSet tokenSet(int token) {
        return new TokenSet("access-" + nextName(), Optional.of("t" + token), 0, 0, List.of(), "app", "");
    }

    static int numberOf(Optional<String> token) {
        return token.isPresent() ? Integer.parseInt(token.get(), 1, token.get().length(), 10) : 0;
    }

    static int numberOf(TokenSet tokens) {
        return numberOf(tokens.refreshToken());
    }

    static int living(ConnectionRecord record) {
        return record.tokens().isPresent() ? numberOf(record.tokens().get()) : 0;
    }

    static int orphan(ConnectionRecord record) {
        return record.orphan().isPresent() ? numberOf(record.orphan().get()) : 0;
    }

    static int numberOf(Spent spent) {
        return Integer.parseInt(spent.token(), 1, spent.token().length(), 10);
    }

    static IntStream tokensIn(ConnectionRecord record) {
        Stream<TokenSet> sets = Stream.concat(record.tokens().stream(), record.orphan().stream());
        return IntStream.concat(
                sets.mapToInt(World::numberOf), record.spent().stream().mapToInt(World::numberOf));
    }

    boolean exists() {
        return version > 0;
    }

    Stored stored() {
        return new Stored(KEY, version, record);
    }

    void write(ConnectionRecord next) {
        write(next, nextName());
    }

    void write(ConnectionRecord next, long newVersion) {
        boolean ofTokens = next.tokens().isPresent() && next.generation() < lastGeneration;
        if (ofTokens || (exists() && next.generation() < record.generation())) {
            found(Finding.I3_GENERATION_SHRINKS);
        }
        lastGeneration = Math.max(lastGeneration, next.generation());
        if (tokensIn(next).anyMatch(token -> grants.consent(token) != consent)) {
            found(Finding.CONSENT_OVERWRITTEN);
        }
        if (ended && next.tokens().isPresent()) {
            found(Finding.RESURRECTED);
        }
        for (int t = grants.parent(living(next)); t != 0; t = grants.parent(t)) {
            superseded |= 1L << t;
        }
        record = next;
        version = newVersion;
        if (next.refused() && !revoked) {
            found(Finding.LOST);
        }
    }

    void delete() {
        record = ConnectionRecord.EMPTY;
        version = 0;
        ended = true;
    }

    /** The server answers a request; 0 is a refusal. */
    int serve(int token) {
        if (grants.grace == Grace.STRICT && grants.state(token, now) == Grants.State.SUPERSEDED) {
            found(Finding.REUSED);
        }
        grants = grants.copy();
        return grants.refresh(token, now);
    }

    /**
     * Whether a request may still reach the server. No request takes five minutes to do so, and no process takes that
     * long to send one unless it sleeps.
     */
    boolean requestsUnderWay() {
        boolean ofNodes = false;
        for (Node node : nodes) {
            ofNodes |= node.hasRequestUnderWay() || (node.at == Node.At.CLAIMED && !node.paused);
        }
        return ofNodes || !orphanedRequests.isEmpty();
    }

    boolean isAtRest() {
        boolean quiet = nodes[0].at == Node.At.IDLE
                && nodes[1].at == Node.At.IDLE
                && orphanedRequests.isEmpty()
                && lateWrites.isEmpty()
                && disconnector.isEmpty()
                && record.candidate().isEmpty();
        boolean owes = record.lease().isPresent()
                || record.unfinishedSince().isPresent()
                || record.confirmAt().isPresent();
        return quiet && (record.refused() || !owes);
    }

    /** Checks what must hold at rest. */
    void checkRest() {
        boolean connected = isAtRest() && record.tokens().isPresent() && !record.refused();
        if (connected && !grants.accepts(living(record), now) && !grants.accepts(orphan(record), now)) {
            found(Finding.I4_SILENTLY_DEAD);
        }
    }
}
