package io.xeroconnect.wizard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;

/**
 * One sentence for the page that follows a form, carried by a cookie for a minute.
 *
 * @param target the path and query of that page; no other page shows it
 */
record Flash(String target, boolean isProblem, String text) {
    /** Well below the 4 KiB of a cookie, in characters of up to three bytes. */
    private static final int LONGEST = 600;

    String write() {
        String shortened = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        String all = (isProblem ? "!" : "-") + target + "\n" + shortened;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all.getBytes(UTF_8));
    }

    static Optional<Flash> read(String cookie) {
        try {
            String all = new String(Base64.getUrlDecoder().decode(cookie), UTF_8);
            int end = all.indexOf('\n');
            return end < 1
                    ? Optional.empty()
                    : Optional.of(new Flash(all.substring(1, end), all.startsWith("!"), all.substring(end + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
