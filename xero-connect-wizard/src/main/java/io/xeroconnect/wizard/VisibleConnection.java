package io.xeroconnect.wizard;

import io.xeroconnect.model.ConnectionKey;
import java.util.Objects;

/**
 * A connection that a visitor may see.
 *
 * @param key the product's name for it
 * @param label the name that the owner knows it by, for example that of the shop
 * @param onOAuth1 whether it still runs on OAuth 1.0a, through settings that the product keeps until this one works
 */
public record VisibleConnection(ConnectionKey key, String label, boolean onOAuth1) {
    /** Refuses missing values. */
    public VisibleConnection {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(label, "label");
    }
}
