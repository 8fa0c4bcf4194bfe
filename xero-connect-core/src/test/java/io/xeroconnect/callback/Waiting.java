package io.xeroconnect.callback;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A loopback handler that waits on a thread of its own, with its port open. */
final class Waiting implements AutoCloseable {
    final int port = Consents.freePort();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Future<AuthorizationCallback> callback;

    Waiting() throws Exception {
        CompletableFuture<Void> opened = new CompletableFuture<>();
        LoopbackCallbackHandler handler = new LoopbackCallbackHandler(address -> opened.complete(null));
        callback = thread.submit(() -> handler.handle(Consents.request(port)));
        opened.get(10, SECONDS);
    }

    String send(String request) throws IOException {
        return Consents.exchange("127.0.0.1", port, request);
    }

    String load(String query) throws IOException {
        return send(Consents.get(port, query));
    }

    boolean isWaiting() {
        return !callback.isDone();
    }

    String rawQuery() throws Exception {
        return callback.get(10, SECONDS).rawQuery();
    }

    void interrupt() {
        thread.shutdownNow();
    }

    Future<AuthorizationCallback> callback() {
        return callback;
    }

    @Override
    public void close() throws IOException {
        thread.shutdownNow();
    }
}
