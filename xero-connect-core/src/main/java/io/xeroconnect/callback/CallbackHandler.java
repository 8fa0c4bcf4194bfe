package io.xeroconnect.callback;

import io.xeroconnect.error.AuthorizationFailedException;

/**
 * Sends the owner to Xero's consent page and brings back the address that Xero redirects to.
 *
 * <p>{@link #handle} blocks until the answer is there or its own time limit passes, on the thread that called
 * {@code authorize}. It need not be safe for two calls at once unless it says so.
 */
@FunctionalInterface
public interface CallbackHandler {
    /**
     * Returns what came back.
     *
     * @throws AuthorizationFailedException if nothing came back in time, or the way back could not be set up
     */
    AuthorizationCallback handle(AuthorizationRequest request) throws AuthorizationFailedException;
}
