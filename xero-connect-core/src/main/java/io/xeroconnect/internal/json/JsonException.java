package io.xeroconnect.internal.json;

/** Bytes from outside are not the JSON that was expected. The message never quotes them. */
public final class JsonException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Creates the exception with what was expected. */
    public JsonException(String message) {
        super(message);
    }
}
