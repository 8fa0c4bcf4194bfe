package io.xeroconnect.sandbox.internal.accounting;

/** A member that has no value of its type, for which Xero refuses the whole body before it looks at the elements. */
public final class UnreadableElement extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableElement(String message) {
        super(message);
    }
}
