package io.xeroconnect.lab.page;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/** Several visitors at once, each with its own connection, each asking again as soon as it is answered. */
final class Clients implements AutoCloseable {
    private static final int DIGITS = 3;

    private final List<Visitor> visitors;
    private final ExecutorService threads;

    Clients(List<Visitor> visitors) {
        this.visitors = visitors;
        this.threads = Executors.newFixedThreadPool(visitors.size());
    }

    /** What a visitor asks for. */
    interface Wish {
        HttpRequest of(Visitor visitor);
    }

    /** Adds the microseconds of each answer within that time. */
    void ask(Wish wish, long millis, Histogram all) throws InterruptedException, ExecutionException {
        List<Future<Histogram>> each = new ArrayList<>();
        long end = System.nanoTime() + millis * 1_000_000;
        for (Visitor visitor : visitors) {
            each.add(threads.submit(() -> ask(visitor, wish.of(visitor), end)));
        }
        for (Future<Histogram> one : each) {
            all.add(one.get());
        }
    }

    private static Histogram ask(Visitor visitor, HttpRequest request, long end)
            throws IOException, InterruptedException {
        Histogram micros = new Histogram(DIGITS);
        for (long now = System.nanoTime(); now < end; ) {
            Visitor.required(visitor.send(request));
            long answered = System.nanoTime();
            micros.recordValue((answered - now) / 1000);
            now = answered;
        }
        return micros;
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
