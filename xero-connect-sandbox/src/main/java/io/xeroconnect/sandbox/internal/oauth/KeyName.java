package io.xeroconnect.sandbox.internal.oauth;

import java.util.Base64;
import java.util.HexFormat;

/** How a token's header and the key set name a key. */
final class KeyName {
    /** No key has this one. */
    static final KeyName UNKNOWN = new KeyName(new byte[20]);

    private final byte[] thumbprint;

    /** Names a key by its SHA-1. */
    KeyName(byte[] thumbprint) {
        this.thumbprint = thumbprint.clone();
    }

    /** 40 upper-case hex digits. */
    String kid() {
        return HexFormat.of().withUpperCase().formatHex(thumbprint);
    }

    /** The same thumbprint in base64url. */
    String x5t() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(thumbprint);
    }
}
