package io.xeroconnect.error;

import io.xeroconnect.model.ConnectionKey;
import java.util.Optional;

/**
 * What went wrong, for which connection, and what to do. Each subclass stands for one way to recover.
 *
 * <p>No message, field or cause holds a secret.
 */
public abstract sealed class XeroConnectException extends RuntimeException
        permits AuthorizationFailedException,
                ReauthorizationRequiredException,
                TemporarilyUnavailableException,
                AppRejectedException,
                TokenStoreException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorContext context;
    private final String remedy;

    XeroConnectException(String what, String remedy, ErrorContext context) {
        super(context.message(what, remedy), context.cause().orElse(null));
        this.context = context;
        this.remedy = remedy;
    }

    /** Returns the connection, or empty where none is known or none may be named. */
    public Optional<ConnectionKey> key() {
        return context.key();
    }

    /** Returns one sentence that says what to do. */
    public String remedy() {
        return remedy;
    }

    /** Returns the {@code Xero-Correlation-Id} of the answer behind this, or an empty text; Xero's support asks for it. */
    public String correlationId() {
        return context.correlationId();
    }
}
