package io.xeroconnect.callback;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.AuthorizationFailedException.Reason;
import io.xeroconnect.error.ErrorContext;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Opens the browser of this machine and receives Xero's redirect on its loopback interfaces (RFC 8252 §7.3).
 *
 * <p>The redirect URI must be {@code http://localhost} with a free port and any path; both are taken from the request.
 * A request that is not Xero's answer does not end the wait. The page that is shown in the end tells the owner to go
 * back to the program. When {@link #handle} returns or throws, the port is free and no thread is left.
 *
 * <p>Immutable and safe for use by many threads; two calls at once need two ports.
 */
public final class LoopbackCallbackHandler implements CallbackHandler {
    /** As long as a consent may take; a later answer would be refused as expired. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final int HTTP_PORT = 80;
    private static final int LAST_PORT = 65_535;

    private final Consumer<URI> browser;
    private final Duration timeout;

    /** Creates a handler that opens the default browser, waits for ten minutes and needs a desktop. */
    public LoopbackCallbackHandler() {
        this(SystemBrowser::open);
    }

    /**
     * Creates a handler that leaves it to the product how the owner gets to the address.
     *
     * @param browser opens or shows the address, and returns without waiting for the answer; called once per
     *     authorization, on the thread that called {@link #handle}, when the port is open. The address carries the
     *     state: show it, do not log it
     */
    public LoopbackCallbackHandler(Consumer<URI> browser) {
        this(browser, LONGEST);
    }

    private LoopbackCallbackHandler(Consumer<URI> browser, Duration timeout) {
        this.browser = Objects.requireNonNull(browser, "browser");
        this.timeout = timeout;
    }

    /**
     * Returns a handler that waits this long for the answer; the default, and the most, is ten minutes.
     *
     * @throws IllegalArgumentException if the time is not positive, or longer than a consent may take
     */
    public LoopbackCallbackHandler withTimeout(Duration limit) {
        if (limit.isZero() || limit.isNegative() || limit.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("The timeout must be positive and at most ten minutes, because Xero's"
                    + " answer is not accepted later than that. It is " + limit + ".");
        }
        return new LoopbackCallbackHandler(browser, limit);
    }

    /**
     * Opens the browser and blocks until Xero's answer is there or the timeout is over.
     *
     * @throws AuthorizationFailedException with {@code REDIRECT_NOT_LOCAL}, {@code PORT_IN_USE}, {@code PORT_REFUSED},
     *     {@code NO_BROWSER}, or {@code TIMED_OUT} (also if the thread was interrupted, which stays so)
     */
    @Override
    public AuthorizationCallback handle(AuthorizationRequest request) {
        long deadline = System.nanoTime() + timeout.toNanos();
        int port = localPort(request);
        LoopbackConversation conversation = new LoopbackConversation(request, port);
        try (LoopbackServer server = bind(request, port)) {
            server.serve(conversation::reply, LoopbackServer.REQUEST_LIMIT);
            openBrowser(request);
            return new AuthorizationCallback(await(conversation.answer(), deadline));
        } catch (TimeoutException e) {
            throw failure(Reason.TIMED_OUT, request, "Waited " + timeout.toSeconds() + " s on port " + port + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(Reason.TIMED_OUT, request, "The wait was interrupted.");
        }
    }

    private static int localPort(AuthorizationRequest request) {
        URI uri = request.redirectUri();
        int port = uri.getPort() < 0 ? HTTP_PORT : uri.getPort();
        // The name is the only form that Xero accepts without https; 127.0.0.1 it refuses.
        if (!"http".equalsIgnoreCase(uri.getScheme())
                || !"localhost".equalsIgnoreCase(uri.getHost())
                || port == 0
                || port > LAST_PORT) {
            throw failure(
                    Reason.REDIRECT_NOT_LOCAL,
                    request,
                    "It is " + uri + ", but must be http, on the host localhost, with a port from 1 to 65535.");
        }
        return port;
    }

    private static LoopbackServer bind(AuthorizationRequest request, int port) {
        try {
            return LoopbackServer.bind(port);
        } catch (IOException e) {
            Reason reason = LoopbackServer.isTaken(port) ? Reason.PORT_IN_USE : Reason.PORT_REFUSED;
            throw failure(reason, request, "The system says about port " + port + ": " + e.getMessage() + ".");
        }
    }

    private void openBrowser(AuthorizationRequest request) {
        try {
            browser.accept(request.uri());
        } catch (RuntimeException e) {
            // Neither the message nor the cause is passed on: both usually quote the address, which carries the state.
            throw failure(
                    Reason.NO_BROWSER, request, "It failed with " + e.getClass().getSimpleName() + ".");
        }
    }

    private static String await(CompletableFuture<String> answer, long deadline)
            throws InterruptedException, TimeoutException {
        try {
            return answer.get(deadline - System.nanoTime(), NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The answer is only ever completed with a value.", e);
        }
    }

    private static AuthorizationFailedException failure(Reason reason, AuthorizationRequest request, String detail) {
        return new AuthorizationFailedException(
                reason, ErrorContext.of(request.key()).detail(detail));
    }
}
