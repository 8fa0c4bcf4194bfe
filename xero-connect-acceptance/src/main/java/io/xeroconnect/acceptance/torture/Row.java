package io.xeroconnect.acceptance.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/**
 * What a product without the library keeps for a shop.
 *
 * @param expiresAt the end of the access token, in epoch milliseconds
 */
record Row(String clientId, String secret, String accessToken, String refreshToken, long expiresAt) {
    Row with(String newAccessToken, String newRefreshToken, long newExpiresAt) {
        return new Row(clientId, secret, newAccessToken, newRefreshToken, newExpiresAt);
    }

    byte[] encode() {
        return String.join("\n", clientId, secret, accessToken, refreshToken, Long.toString(expiresAt))
                .getBytes(UTF_8);
    }

    static Row decode(byte[] bytes) {
        List<String> lines = new String(bytes, UTF_8).lines().toList();
        return new Row(lines.get(0), lines.get(1), lines.get(2), lines.get(3), Long.parseLong(lines.get(4)));
    }

    @Override
    public String toString() {
        return "Row[redacted]";
    }
}
