package io.xeroconnect.internal.refresh;

import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.Lease;
import io.xeroconnect.internal.record.Spent;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.internal.refresh.Grants.State;
import java.util.Optional;

/**
 * A number of 64 bits for everything in a world that decides about what can come of it. Worlds that differ only in names
 * (of nodes, tokens, attempts, versions) or in how long ago something was that no longer matters have the same one.
 *
 * <p>Among a million different worlds, two that wrongly share one are expected once in 30 million searches.
 */
@SuppressWarnings("EnumOrdinal") // Never compared with those of another run.
final class Fingerprint {
    private static final long MINUTE = 60_000;

    private final World w;
    private final Node first;
    private final Node second;
    private final int[] numbers;
    private final int[] order;
    private int count;
    private final String[] access = new String[8];
    private int accessCount;
    private long hash = 0xCBF29CE484222325L;

    private Fingerprint(World w, int first) {
        this.w = w;
        this.first = w.nodes[first];
        this.second = w.nodes[1 - first];
        this.numbers = new int[w.grants.size() + 1];
        this.order = new int[w.grants.size() + 1];
    }

    static long of(World w) {
        int a = w.nodes[0].at.ordinal();
        int b = w.nodes[1].at.ordinal();
        if (a != b) {
            return new Fingerprint(w, a > b ? 0 : 1).compute();
        }
        long one = new Fingerprint(w, 0).compute();
        return a == 0 ? one : Math.min(one, new Fingerprint(w, 1).compute());
    }

    private long compute() {
        add(w.exists() ? 1 : 0);
        record(w.record);
        node(first);
        node(second);
        w.orphanedRequests.stream().mapToInt(this::number).sorted().forEach(this::add);
        add(-1);
        for (World.LateWrite late : w.lateWrites) {
            boolean counts = late.expectedVersion() == w.version;
            add(counts ? 1 : 2);
            if (counts) {
                record(late.next());
            }
        }
        add(w.ended ? 1 : 0);
        add(w.revoked ? 1 : 0);
        add(w.disconnector.isEmpty() ? 0 : 1);
        w.budget.values().forEach(this::add);
        tokens();
        return mixed(hash);
    }

    private void add(int value) {
        hash = (hash ^ value) * 0x100000001B3L;
        hash ^= hash >>> 31;
    }

    private static long mixed(long hash) {
        long h = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
        h = (h ^ (h >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return h ^ (h >>> 33);
    }

    private int number(int token) {
        if (token != 0 && numbers[token] == 0) {
            order[count] = token;
            numbers[token] = ++count;
        }
        return numbers[token];
    }

    private void record(ConnectionRecord record) {
        set(record.tokens());
        set(record.orphan());
        set(record.candidate().map(candidate -> candidate.tokens()));
        for (Spent spent : record.spent()) {
            add(number(World.numberOf(spent)));
            add(minutesSince(spent.since()));
        }
        add(-2);
        add(record.lease().map(this::owner).orElse(0));
        add(record.unfinishedSince().map(this::minutesSince).orElse(-1));
        add(record.confirmAt()
                .map(at -> (int) Math.max(0, (at - w.now) / MINUTE))
                .orElse(-1));
        add((record.refused() ? 1 : 0) + (record.disconnected() ? 2 : 0));
    }

    private int minutesSince(long moment) {
        return (int) Math.min(31, (w.now - moment) / MINUTE);
    }

    private int owner(Lease lease) {
        if (first.owns(lease)) {
            return 1;
        }
        if (second.owns(lease)) {
            return 2;
        }
        return lease.owner().equals(w.disconnector) ? 3 : 4;
    }

    private void set(Optional<TokenSet> tokens) {
        if (tokens.isPresent()) {
            set(tokens.get());
        } else {
            add(0);
        }
    }

    private void set(TokenSet tokens) {
        add(number(World.numberOf(tokens)));
        int i = 0;
        while (i < accessCount && !access[i].equals(tokens.accessToken())) {
            i++;
        }
        if (i == accessCount) {
            access[accessCount++] = tokens.accessToken();
        }
        add(i);
    }

    private void node(Node node) {
        add(node.at.ordinal());
        if (node.at == Node.At.IDLE) {
            return;
        }
        boolean claims = node.at == Node.At.CLAIMING || node.at == Node.At.RECLAIMING;
        if (claims && node.unknown == 0 && node.seenVersion != w.version) {
            add(-4);
            return;
        }
        add(node.seenVersion == w.version ? 1 : 0);
        add(node.claimedVersion == w.version ? 1 : 0);
        add(node.claim.record().generation() == w.record.generation() ? 1 : 0);
        add((node.claim.disputed() ? 1 : 0) + (node.late ? 2 : 0) + (node.paused ? 4 : 0));
        add(number(node.token()));
        add(node.request.ordinal());
        set(node.granted);
        for (int t = 1; t < numbers.length; t++) {
            if ((node.refused & (1L << t)) != 0) {
                add(number(t));
            }
        }
        add(-3);
        unknown(node);
    }

    private void unknown(Node node) {
        boolean mayLand = w.lateWrites.stream().anyMatch(late -> late.version() == node.unknown);
        add(node.unknown == 0 ? 0 : 1 + (node.unknown == w.version ? 1 : 0) + (mayLand ? 2 : 0));
    }

    /** What the server makes of the tokens that somebody still knows. */
    private void tokens() {
        if (w.grants.grace == Grace.RETURNS_THE_SAME) {
            for (int i = 0; i < count; i++) {
                number(w.grants.firstChild(order[i]));
            }
        }
        for (int i = 0; i < count; i++) {
            int token = order[i];
            State state = w.grants.state(token, w.now);
            add(state.ordinal());
            add(state == State.SUPERSEDED ? minutesSince(w.grants.supersededAt(token)) : 0);
            add(w.grants.consent(token) == w.consent ? 1 : 0);
            add(bit(w.sent, token) + 2 * bit(w.superseded, token) + 4 * bit(w.refused, token));
            int ancestor = w.grants.parent(token);
            add(numbers[ancestor]);
            while (ancestor != 0 && numbers[ancestor] == 0) {
                ancestor = w.grants.parent(ancestor);
            }
            add(numbers[ancestor]);
        }
    }

    private static int bit(long bits, int i) {
        return (int) ((bits >>> i) & 1);
    }
}
