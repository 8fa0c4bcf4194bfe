package io.xeroconnect.sandbox.internal.accounting;

import java.util.List;

/** An element that Xero does not accept, with its validation errors. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> messages;

    Refusal(List<String> messages) {
        super(String.join("; ", messages));
        this.messages = List.copyOf(messages);
    }

    Refusal(String message) {
        this(List.of(message));
    }

    /** Returns the validation errors; at least one. */
    public List<String> messages() {
        return messages;
    }
}
