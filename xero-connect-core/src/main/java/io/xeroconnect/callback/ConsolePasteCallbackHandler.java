package io.xeroconnect.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.AuthorizationFailedException.Reason;
import io.xeroconnect.error.ErrorContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.util.Objects;

/**
 * Prints the address of the consent page and reads back the address on which the consent ended: for a till without a
 * browser of its own. The consent is given on any other device, and nothing has to listen at the redirect URI.
 *
 * <p>Waits as long as the user takes; an answer after more than ten minutes is refused later, as expired. What was
 * pasted is never printed. Not for two calls at once.
 */
public final class ConsolePasteCallbackHandler implements CallbackHandler {
    private static final int ATTEMPTS = 5;

    /** What people paste around an address: a mail program adds the angle brackets, a document the round quotes. */
    private static final String WRAPPING = "\"'`<>\u2018\u2019\u201c\u201d";

    private final BufferedReader in;
    private final PrintWriter out;

    /** Creates a handler for the console of this process. */
    public ConsolePasteCallbackHandler() {
        this(new BufferedReader(new InputStreamReader(System.in, UTF_8)), new PrintWriter(System.out, true, UTF_8));
    }

    /** Creates a handler that reads lines from the one and writes lines to the other; it closes neither. */
    public ConsolePasteCallbackHandler(BufferedReader in, PrintWriter out) {
        this.in = Objects.requireNonNull(in, "in");
        this.out = Objects.requireNonNull(out, "out");
    }

    /**
     * Prints, and blocks until the address is pasted. Takes the whole address or only its query.
     *
     * @throws AuthorizationFailedException with {@code CALLBACK_MALFORMED} after five wrong pastes, or with {@code
     *     TIMED_OUT} if the input ends or breaks
     */
    @Override
    public AuthorizationCallback handle(AuthorizationRequest request) {
        say("""
                Open this address in a browser, on any device, sign in to Xero and allow access:

                %s

                The browser then goes to a page that may not load; that does not matter. Copy the whole address of that
                page, paste it here and press Enter:
                """.formatted(request.uri()));
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            String rawQuery = rawQuery(readLine(request));
            CallbackQuery query = CallbackQuery.parse(rawQuery);
            if (rawQuery.length() <= CallbackQuery.MAX_LENGTH && query.isCallback() && query.answers(request)) {
                return new AuthorizationCallback(rawQuery);
            }
            say(complaint(query) + (attempt == ATTEMPTS ? "" : " Paste again:"));
        }
        throw failure(Reason.CALLBACK_MALFORMED, request, "Five pasted addresses were wrong.");
    }

    private static String complaint(CallbackQuery query) {
        return query.isCallback()
                ? "That address is not the answer to this request: use the address above, and the page it ends on."
                : "That is not the whole address of the page after the consent, from http to its end.";
    }

    /** Returns the next line that is not blank, since a copied line often brings an empty one with it. */
    private String readLine(AuthorizationRequest request) {
        try {
            String line = in.readLine();
            while (line != null && line.isBlank()) {
                line = in.readLine();
            }
            if (line == null) {
                throw failure(Reason.TIMED_OUT, request, "The input ended before an address was pasted.");
            }
            return line;
        } catch (IOException e) {
            throw failure(Reason.TIMED_OUT, request, "The input broke off.");
        }
    }

    private static String rawQuery(String pasted) {
        String address = unwrap(pasted);
        String withoutFragment = address.split("#", 2)[0];
        return withoutFragment.substring(withoutFragment.indexOf('?') + 1);
    }

    private static String unwrap(String pasted) {
        int start = 0;
        int end = pasted.length();
        while (start < end && isWrapping(pasted.charAt(start))) {
            start++;
        }
        while (end > start && isWrapping(pasted.charAt(end - 1))) {
            end--;
        }
        return pasted.substring(start, end);
    }

    private static boolean isWrapping(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || WRAPPING.indexOf(c) >= 0;
    }

    private void say(String text) {
        out.println(text);
        out.flush();
    }

    private static AuthorizationFailedException failure(Reason reason, AuthorizationRequest request, String detail) {
        return new AuthorizationFailedException(
                reason, ErrorContext.of(request.key()).detail(detail));
    }
}
