package io.xeroconnect.sandbox.internal.api;

/** A {@code where} that Xero cannot read. */
final class QueryProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QueryProblem(String message) {
        super(message);
    }
}
