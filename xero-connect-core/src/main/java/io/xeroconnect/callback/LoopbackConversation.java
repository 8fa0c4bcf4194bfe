package io.xeroconnect.callback;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Decides what each request to the loopback server gets, until the one that is Xero's answer:
 *
 * <ol>
 *   <li>another host name is refused: a foreign page that made its name point here may not talk to us;
 *   <li>so is another path, another method, and a query that is too long;
 *   <li>a query without a state, or with neither a code nor an error, is not a callback;
 *   <li>a callback with a state that is not this request's is refused;
 *   <li>the first one left is the answer, and whatever comes later sees the page of that first one.
 * </ol>
 *
 * <p>Safe for use by many threads.
 */
final class LoopbackConversation {
    private final AuthorizationRequest request;
    private final List<String> hosts;
    private final String path;
    private final AtomicReference<Optional<String>> accepted = new AtomicReference<>(Optional.empty());
    private final CompletableFuture<String> answer = new CompletableFuture<>();

    LoopbackConversation(AuthorizationRequest request, int port) {
        this.request = request;
        this.hosts = hosts(port);
        String redirectPath = request.redirectUri().getRawPath();
        this.path = redirectPath.isEmpty() ? "/" : redirectPath;
    }

    /** Completed with the raw query of the answer, once its page has reached the browser. */
    CompletableFuture<String> answer() {
        return answer;
    }

    LoopbackServer.Reply reply(RequestHead head) {
        if (head.hosts().size() != 1) {
            return refusal(ResultPage.stray(400));
        }
        if (!hosts.contains(head.hosts().get(0).toLowerCase(Locale.ROOT))) {
            return refusal(ResultPage.stray(421));
        }
        if (!head.path().equals(path)) {
            return refusal(ResultPage.stray(404));
        }
        if (!head.method().equals("GET")) {
            return refusal(ResultPage.stray(405));
        }
        if (head.query().length() > CallbackQuery.MAX_LENGTH) {
            return refusal(ResultPage.stray(414));
        }
        return replyToQuery(head.query());
    }

    private LoopbackServer.Reply replyToQuery(String rawQuery) {
        CallbackQuery query = CallbackQuery.parse(rawQuery);
        if (!query.isCallback()) {
            return refusal(ResultPage.stray(400));
        }
        if (!query.answers(request)) {
            return refusal(ResultPage.foreign());
        }
        String first = accepted.updateAndGet(earlier -> earlier.isPresent() ? earlier : Optional.of(rawQuery))
                .orElseThrow();
        // Completed only after delivery: the server is closed right after, which would cut the page off.
        return new LoopbackServer.Reply(page(CallbackQuery.parse(first)), () -> answer.complete(first));
    }

    private static ResultPage page(CallbackQuery query) {
        Optional<String> error = query.single("error");
        if (error.isEmpty()) {
            return ResultPage.answered();
        }
        return error.get().equals("access_denied")
                ? ResultPage.cancelled()
                : ResultPage.failed(
                        error.get(), query.single("error_description").orElse(""));
    }

    private static LoopbackServer.Reply refusal(ResultPage page) {
        return new LoopbackServer.Reply(page, () -> {});
    }

    private static List<String> hosts(int port) {
        List<String> names = List.of("localhost", "127.0.0.1", "[::1]");
        List<String> withPort = names.stream().map(name -> name + ":" + port).toList();
        // A browser leaves out the port that is http's own.
        return port == 80
                ? List.of(names, withPort).stream().flatMap(List::stream).toList()
                : withPort;
    }
}
