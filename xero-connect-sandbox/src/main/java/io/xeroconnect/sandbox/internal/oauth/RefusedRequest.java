package io.xeroconnect.sandbox.internal.oauth;

/** A request to the authorization endpoint that ends on an error page and never calls back. */
final class RefusedRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedRequest(String message) {
        super(message);
    }
}
