package io.xeroconnect.sandbox.internal.state;

/**
 * What an app's tier grants.
 *
 * @param connections how many organisations it may be connected to
 * @param callsPerDay how often it may call each of them in a day
 * @param callsPerMinute how often it may call all of them together in a minute
 * @param certified whether it does not count among an organisation's two uncertified apps
 * @param premium whether it may read journals
 */
public record Allowance(int connections, int callsPerDay, int callsPerMinute, boolean certified, boolean premium) {
    /** What the largest tier grants. */
    public static final Allowance MOST = new Allowance(Integer.MAX_VALUE, 5_000, true, true);

    /** What a tier grants, with the calls in a minute that all of them have. */
    public Allowance(int connections, int callsPerDay, boolean certified, boolean premium) {
        this(connections, callsPerDay, 10_000, certified, premium);
    }

    /** The same with another number of connections. */
    public Allowance withConnections(int most) {
        return new Allowance(most, callsPerDay, callsPerMinute, certified, premium);
    }

    /** The same with another number of calls. */
    public Allowance withCallsPerDay(int most) {
        return new Allowance(connections, most, callsPerMinute, certified, premium);
    }

    /** The same with another number of calls in a minute. */
    public Allowance withCallsPerMinute(int most) {
        return new Allowance(connections, callsPerDay, most, certified, premium);
    }
}
