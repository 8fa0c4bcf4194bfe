package io.xeroconnect.refresh;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Many threads that ask for the same thing at the same moment. */
final class Herd<T> implements AutoCloseable {
    private final ExecutorService threads;
    private final List<Thread> members = new CopyOnWriteArrayList<>();
    private final List<Future<T>> answers = new ArrayList<>();
    private final AtomicInteger asking = new AtomicInteger();

    private Herd(int size) {
        threads = Executors.newFixedThreadPool(size, task -> {
            Thread thread = new Thread(task, "herd");
            members.add(thread);
            return thread;
        });
    }

    static <T> Herd<T> of(int size, Callable<T> question) throws InterruptedException {
        Herd<T> herd = new Herd<>(size);
        CountDownLatch ready = new CountDownLatch(size);
        CountDownLatch go = new CountDownLatch(1);
        for (int i = 0; i < size; i++) {
            herd.answers.add(herd.threads.submit(() -> {
                ready.countDown();
                go.await();
                herd.asking.incrementAndGet();
                return question.call();
            }));
        }
        ready.await();
        go.countDown();
        return herd;
    }

    /** Waits for everybody's answer. */
    List<T> answers() throws Exception {
        List<T> all = new ArrayList<>();
        for (Future<T> answer : answers) {
            all.add(answer.get(30, TimeUnit.SECONDS));
        }
        return all;
    }

    /** Waits until everybody has asked and lies waiting; one of them may watch the time for the others. */
    void awaitWaiting() throws Exception {
        Eventually.is(
                "all wait",
                () -> asking.get() == answers.size() && members.stream().allMatch(Herd::isWaiting));
    }

    private static boolean isWaiting(Thread member) {
        return member.getState() == Thread.State.WAITING || member.getState() == Thread.State.TIMED_WAITING;
    }

    /** Interrupts everybody. */
    void interrupt() {
        members.forEach(Thread::interrupt);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
