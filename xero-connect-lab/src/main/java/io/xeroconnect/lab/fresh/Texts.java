package io.xeroconnect.lab.fresh;

/** Texts as long as Xero's. */
final class Texts {
    private static final String PADDING = "x".repeat(1490);

    private Texts() {}

    /** Returns an access token of 1.5 KB, another string each time. */
    static String accessToken(int number) {
        return "eyJ" + number + PADDING;
    }

    static String refreshToken(int number) {
        return "refresh-0123456789012345678901234567-" + number;
    }
}
