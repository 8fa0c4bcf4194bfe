package io.xeroconnect.internal.record;

/**
 * A refresh token that was sent, or was about to be, and is not yet superseded for certain.
 *
 * @param token the refresh token
 * @param since epoch milliseconds of the last time it was spent: the grace period may have begun then
 */
public record Spent(String token, long since) {
    @Override
    public String toString() {
        return "Spent[redacted]";
    }
}
