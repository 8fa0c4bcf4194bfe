package io.xeroconnect.canary;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows every secret that came into being in this process, and remembers each place where one was shown.
 *
 * <p>A secret is what the library or the sandbox drew at random (client secret, code, refresh token, state, nonce, verifier,
 * ticket, cookie), or what looks like a signed token.
 */
public final class Canary {
    private static final Pattern LOOKS_SECRET = Pattern.compile("[A-Za-z0-9_-]{43,}");
    private static final Pattern SIGNED_TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}\\.");

    private static final Set<String> SECRETS = ConcurrentHashMap.newKeySet();
    private static final Queue<String> HITS = new ConcurrentLinkedQueue<>();
    private static final Queue<Throwable> ERRORS = new ConcurrentLinkedQueue<>();
    private static final Sampling SAMPLING = new Sampling();

    private Canary() {}

    /** Called where a secret is drawn. */
    public static void drawn(String secret) {
        SECRETS.add(secret);
    }

    /** Called where an object with a text form of its own has been built. */
    public static void built(Object object) {
        if (object instanceof Throwable error) {
            ERRORS.add(error);
        } else if (SAMPLING.takes(object.getClass())) {
            search(object.getClass().getName(), object.toString());
        }
    }

    /** Called with each line that anything logs. */
    public static void logged(String logger, String text) {
        search("log of " + logger, text);
    }

    /** Returns whether these bytes hold a secret that was drawn in this process, or a signed token, as they are. */
    public static boolean isIn(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return SIGNED_TOKEN.matcher(text).find() || SECRETS.stream().anyMatch(text::contains);
    }

    /** Searches a text now. */
    static void search(String place, String text) {
        Matcher signed = SIGNED_TOKEN.matcher(text);
        boolean found = signed.find();
        Matcher drawn = LOOKS_SECRET.matcher(text);
        while (!found && drawn.find()) {
            found = SECRETS.contains(drawn.group());
        }
        if (found) {
            HITS.add(place + ": " + text.substring(0, Math.min(300, text.length())));
        }
    }

    /** Called with a class that cannot be watched. */
    static void blind(String type, Throwable reason) {
        HITS.add("not seen: " + type + ", because of " + reason);
    }

    /** Returns what was shown since the last call. Errors are searched only now, since causes are added to them late. */
    static List<String> hits() {
        for (Throwable error = ERRORS.poll(); error != null; error = ERRORS.poll()) {
            search("stack of " + error.getClass().getName(), whole(error));
        }
        List<String> hits = List.copyOf(HITS);
        HITS.removeAll(hits);
        return hits;
    }

    /** Causes and suppressed errors included. */
    public static String whole(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
