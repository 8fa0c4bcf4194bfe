package io.xeroconnect.call;

/**
 * One operation against Xero's API, shaped so that the methods of the official Java SDK fit as method references.
 *
 * @param <T> what it returns
 * @param <X> what it may throw
 */
@FunctionalInterface
public interface XeroCall<T, X extends Exception> {
    /**
     * Performs the operation. May be run a second time, after a refresh or a short rate limit.
     *
     * @param accessToken a bearer token that is usable now; a secret
     * @param tenantId the value of the {@code xero-tenant-id} header; empty for a custom connection
     */
    T run(String accessToken, String tenantId) throws X;
}
