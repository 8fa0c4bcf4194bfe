package io.xeroconnect.sandbox.internal.state;

/**
 * What an app's tier grants.
 *
 * @param connections how many organisations it may be connected to
 * @param callsPerDay how often it may call each of them in a day
 * @param certified whether it does not count among an organisation's two uncertified apps
 * @param premium whether it may read journals
 */
public record Allowance(int connections, int callsPerDay, boolean certified, boolean premium) {
    /** What the largest tier grants. */
    public static final Allowance MOST = new Allowance(Integer.MAX_VALUE, 5_000, true, true);

    /** The same with another number of connections. */
    public Allowance withConnections(int most) {
        return new Allowance(most, callsPerDay, certified, premium);
    }

    /** The same with another number of calls. */
    public Allowance withCallsPerDay(int most) {
        return new Allowance(connections, most, certified, premium);
    }
}
