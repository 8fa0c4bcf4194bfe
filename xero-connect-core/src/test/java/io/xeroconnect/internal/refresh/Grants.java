package io.xeroconnect.internal.refresh;

import io.xeroconnect.internal.time.Timings;
import java.util.Arrays;

/** The server's side: trees of refresh tokens, one per consent. Tokens are numbers from 1; 0 is none. */
final class Grants {
    private static final long GRACE_MILLIS = Timings.DEFAULT.gracePeriod().toMillis();

    enum State {
        LIVE,
        SUPERSEDED,
        DEAD
    }

    final Grace grace;
    private State[] states = {State.DEAD};
    private int[] parents = {0};
    private int[] consents = {0};
    private long[] supersededAt = {0};

    Grants(Grace grace) {
        this.grace = grace;
    }

    Grants copy() {
        Grants copy = new Grants(grace);
        copy.states = states.clone();
        copy.parents = parents.clone();
        copy.consents = consents.clone();
        copy.supersededAt = supersededAt.clone();
        return copy;
    }

    int size() {
        return states.length - 1;
    }

    int parent(int token) {
        return parents[token];
    }

    int consent(int token) {
        return consents[token];
    }

    long supersededAt(int token) {
        return supersededAt[token];
    }

    /** Returns the state as far as it decides about what comes. */
    State state(int token, long now) {
        boolean over = grace != Grace.STRICT && states[token] == State.SUPERSEDED && !accepts(token, now);
        return over ? State.DEAD : states[token];
    }

    boolean accepts(int token, long now) {
        return switch (states[token]) {
            case LIVE -> true;
            case SUPERSEDED -> grace != Grace.STRICT && now - supersededAt[token] < GRACE_MILLIS;
            case DEAD -> false;
        };
    }

    boolean isAncestor(int token, int of) {
        for (int t = parents[of]; t != 0; t = parents[t]) {
            if (t == token) {
                return true;
            }
        }
        return false;
    }

    int firstChild(int token) {
        for (int t = 1; t < parents.length; t++) {
            if (parents[t] == token) {
                return t;
            }
        }
        return 0;
    }

    int consented(int consent) {
        return issue(0, consent);
    }

    void revoke(int consent) {
        for (int t = 1; t < states.length; t++) {
            if (consents[t] == consent) {
                states[t] = State.DEAD;
            }
        }
    }

    /** Returns the token that a refresh with this one gives, or 0 for {@code invalid_grant}. */
    int refresh(int token, long now) {
        if (grace == Grace.STRICT && states[token] == State.SUPERSEDED) {
            revoke(consents[token]);
        }
        if (!accepts(token, now)) {
            return 0;
        }
        return states[token] == State.LIVE ? first(token, now) : again(token, now);
    }

    private int first(int token, long now) {
        states[token] = State.SUPERSEDED;
        supersededAt[token] = now;
        if (grace == Grace.ENDS_AT_USE_OF_SUCCESSOR) {
            states[parents[token]] = State.DEAD;
        }
        return issue(token, consents[token]);
    }

    private int again(int token, long now) {
        if (grace == Grace.RETURNS_THE_SAME) {
            int same = firstChild(token);
            return accepts(same, now) ? same : 0;
        }
        for (int t = 1; t < states.length; t++) {
            boolean unusedSibling = parents[t] == token && states[t] == State.LIVE;
            boolean killed = switch (grace) {
                case KILLS_UNUSED_SIBLINGS -> unusedSibling;
                case KILLS_DESCENDANTS -> isAncestor(token, t);
                case KEEPS_SIBLINGS, RETURNS_THE_SAME, ENDS_AT_USE_OF_SUCCESSOR, STRICT -> false;
            };
            if (killed) {
                states[t] = State.DEAD;
            }
        }
        return issue(token, consents[token]);
    }

    private int issue(int parent, int consent) {
        int token = states.length;
        states = Arrays.copyOf(states, token + 1);
        parents = Arrays.copyOf(parents, token + 1);
        consents = Arrays.copyOf(consents, token + 1);
        supersededAt = Arrays.copyOf(supersededAt, token + 1);
        states[token] = State.LIVE;
        parents[token] = parent;
        consents[token] = consent;
        return token;
    }
}
