package io.xeroconnect.sandbox.internal.oauth;

import io.xeroconnect.sandbox.internal.state.World;

/** A request to the authorization endpoint that ends on a page of Xero's and never calls back. */
final class RefusedRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String page;

    RefusedRequest(String message) {
        this(PagesEndpoint.ERROR, message);
    }

    RefusedRequest(String page, String message) {
        super(message);
        this.page = page;
    }

    /** Where the browser is sent. */
    String location(World world) {
        return page + "?errorId=" + world.errors().put(String.valueOf(getMessage()));
    }
}
