package io.xeroconnect.setup;

import java.util.Objects;

/**
 * A value that the owner copies into a form at Xero.
 *
 * @param label the name of the field at Xero
 * @param value what goes into it
 */
public record CopyValue(String label, String value) {
    /** Refuses missing values. */
    public CopyValue {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(value, "value");
    }
}
