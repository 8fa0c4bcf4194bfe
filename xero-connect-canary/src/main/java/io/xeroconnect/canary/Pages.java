package io.xeroconnect.canary;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Searches the pages that browsers get.
 *
 * <p>Two things are meant to be there and left out: what an owner typed, in the field where they typed it; and the link for
 * another device or to Xero, which is what its page is for, and works once.
 */
public final class Pages {
    private static final String FIELD = "<input[^>]*>";
    private static final String LINK = "(ticket|state|nonce)=[A-Za-z0-9_-]+";

    private Pages() {}

    /** Called with each answer; this module knows its type by name only. */
    public static void answered(Object response) {
        Canary.search("page", text(response).replaceAll(FIELD, "").replaceAll(LINK, ""));
    }

    private static String text(Object response) {
        try {
            return new String((byte[]) response.getClass().getMethod("body").invoke(response), UTF_8);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("A page has no body: the canary must learn its new form.", e);
        }
    }
}
